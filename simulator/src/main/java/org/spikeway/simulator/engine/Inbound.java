package org.spikeway.simulator.engine;

import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.SourceWindow;

/** The spikes that one slice receives from one other slice through one projection. */
final class Inbound {
    private final int projection;
    private final int sourceSlice;
    private final int targetSlice;
    private final int delayTicks;
    private final SliceSynapses synapses;
    private final SourceWindow source;
    private final Arrivals arrivals;
    private long packets;
    private long synops;

    Inbound(
            int projection,
            int sourceSlice,
            int targetSlice,
            int delayTicks,
            SliceSynapses synapses,
            SourceWindow source,
            Arrivals arrivals) {
        this.projection = projection;
        this.sourceSlice = sourceSlice;
        this.targetSlice = targetSlice;
        this.delayTicks = delayTicks;
        this.synapses = synapses;
        this.source = source;
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
        packets += synapses.deliver(arrivals.neurons(runTick - delayTicks), count, source);
        long added = synapses.synops() - before;
        synops += added;
        return added;
    }

    RouteActivity activity() {
        return new RouteActivity(projection, sourceSlice, targetSlice, packets, synops);
    }
}
