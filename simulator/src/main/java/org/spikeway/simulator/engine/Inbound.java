package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.SpikeDecoder;
import org.spikeway.chip.program.Box;

/** The spikes that one slice receives from one other slice through one projection. */
final class Inbound {
    private final int projection;
    private final int sourceSlice;
    private final int targetSlice;
    private final int delayTicks;
    private final SliceSynapses synapses;
    private final SpikeDecoder source;
    /** Only neurons in this range can reach the slice: the border of a neighbouring tile, for example. */
    private final int firstNeuron;

    private final int behindLastNeuron;
    private final boolean wholeSource;
    private final Arrivals arrivals;
    private long packets;
    private long synops;

    Inbound(
            int projection,
            int sourceSlice,
            int targetSlice,
            int delayTicks,
            SliceSynapses synapses,
            Box sourceBox,
            SpikeDecoder source,
            Arrivals arrivals) {
        this.projection = projection;
        this.sourceSlice = sourceSlice;
        this.targetSlice = targetSlice;
        this.delayTicks = delayTicks;
        this.synapses = synapses;
        this.source = source;
        int[] range = synapses.reachedRange(sourceBox);
        firstNeuron = range[0];
        behindLastNeuron = range[1];
        wholeSource = firstNeuron == 0 && behindLastNeuron == sourceBox.size();
        this.arrivals = arrivals;
    }

    /**
     * Adds what arrives at this tick.
     *
     * @param tick of the sample, from 1; what was fired before the sample began is no longer delivered
     * @return synaptic operations
     */
    long deliver(int tick, long runTick) {
        if (tick <= delayTicks) {
            return 0;
        }
        int count = arrivals.count(runTick - delayTicks);
        if (count == 0) {
            return 0;
        }
        long before = synapses.synops();
        int[] spikes = arrivals.neurons(runTick - delayTicks);
        int from = wholeSource ? 0 : place(spikes, count, firstNeuron);
        int to = wholeSource ? count : place(spikes, count, behindLastNeuron);
        packets += synapses.deliver(spikes, from, to, source);
        long added = synapses.synops() - before;
        synops += added;
        return added;
    }

    /** The place of the first spike of a neuron at or behind the given one. */
    private static int place(int[] spikes, int count, int neuron) {
        int found = Arrays.binarySearch(spikes, 0, count, neuron);
        return found < 0 ? -found - 1 : found;
    }

    RouteActivity activity() {
        return new RouteActivity(projection, sourceSlice, targetSlice, packets, synops);
    }
}
