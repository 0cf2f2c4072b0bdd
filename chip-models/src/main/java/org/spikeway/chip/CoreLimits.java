package org.spikeway.chip;

/**
 * What fits into one core. A limit that the chip does not have is {@link #UNLIMITED}, which no need exceeds, so that
 * {@code need > limit} is the whole check.
 *
 * @param neurons compartments; {@link Resets} says how many of them one neuron takes
 * @param inputAxons spike sources a core listens to
 * @param outputAxons destinations the spikes of a core go to
 * @param synapseMemory bits
 * @param fanIn synapses that end in one neuron
 * @param targets cores that the spikes of one neuron reach
 * @param axonTypes kinds of input axons; a neuron holds one weight for each kind, beside a binary crossbar
 * @param routingEntries entries of the router that the cores of a tile share
 * @param minDelay shortest synaptic delay, ticks; 0 means within the tick of the spike
 * @param maxDelay longest synaptic delay, ticks
 * @param sharedAxons how neurons of one position can share input axons
 */
public record CoreLimits(
        long neurons,
        long inputAxons,
        long outputAxons,
        long synapseMemory,
        long fanIn,
        long targets,
        long axonTypes,
        long routingEntries,
        long minDelay,
        long maxDelay,
        SharedAxons sharedAxons) {
    /** No limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    public CoreLimits {
        if (neurons < 1 || inputAxons < 1 || outputAxons < 1 || synapseMemory < 1) {
            throw new IllegalArgumentException("a core of " + neurons + " neurons, " + inputAxons + " input axons, "
                    + outputAxons + " output axons and " + synapseMemory + " bits for synapses holds nothing");
        }
        if (fanIn < 1 || targets < 1 || axonTypes < 1 || routingEntries < 1) {
            throw new IllegalArgumentException("neurons with " + fanIn + " synapses of " + axonTypes + " axon types, "
                    + targets + " targets and " + routingEntries + " routing entries reach nothing");
        }
        if (minDelay < 0 || minDelay > maxDelay) {
            throw new IllegalArgumentException("delays from " + minDelay + " to " + maxDelay + " ticks are no range");
        }
    }

    /** A core without shared axons. */
    public CoreLimits(
            long neurons,
            long inputAxons,
            long outputAxons,
            long synapseMemory,
            long fanIn,
            long targets,
            long axonTypes,
            long routingEntries,
            long minDelay,
            long maxDelay) {
        this(
                neurons,
                inputAxons,
                outputAxons,
                synapseMemory,
                fanIn,
                targets,
                axonTypes,
                routingEntries,
                minDelay,
                maxDelay,
                SharedAxons.NONE);
    }

    /** A core without shared axons and without limits on fan-in, targets, axon types and routing entries. */
    public CoreLimits(
            long neurons, long inputAxons, long outputAxons, long synapseMemory, long minDelay, long maxDelay) {
        this(
                neurons,
                inputAxons,
                outputAxons,
                synapseMemory,
                UNLIMITED,
                UNLIMITED,
                UNLIMITED,
                UNLIMITED,
                minDelay,
                maxDelay);
    }
}
