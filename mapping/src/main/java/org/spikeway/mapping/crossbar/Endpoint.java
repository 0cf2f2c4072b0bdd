package org.spikeway.mapping.crossbar;

/**
 * An axon that a neuron has to reach.
 *
 * @param axon counted over all cores of the target
 * @param delay ticks from the neuron's spike to its arrival
 */
record Endpoint(Members target, int axon, int delay) {
    /** The same after some ticks of the way. */
    Endpoint after(int ticks) {
        return new Endpoint(target, axon, delay - ticks);
    }
}
