package org.spikeway.chip.program;

/**
 * The synapses from one population to another.
 *
 * @param source id of the source population
 * @param target id of the target population
 * @param delayTicks a spike fired at tick t is added at tick {@code t + delayTicks}; 0 means within the same tick
 */
public record Projection(int id, int source, int target, int delayTicks, Connection connection) {
    public Projection {
        if (delayTicks < 0) {
            throw new IllegalArgumentException("delay " + delayTicks + " is negative");
        }
    }
}
