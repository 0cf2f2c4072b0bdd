package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.core.Carried;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.SourceTally;

/** The spikes that one slice receives through one projection. */
final class Inbound {
    private final int projection;
    private final int targetSlice;
    private final int delayTicks;
    private final SliceSynapses synapses;
    private final Arrivals arrivals;
    private final List<Source> sources;

    /** A slice whose spikes come here, and what it has sent. */
    record Source(int slice, SourceTally tally) {}

    Inbound(
            int projection,
            int targetSlice,
            int delayTicks,
            SliceSynapses synapses,
            Arrivals arrivals,
            List<Source> sources) {
        this.projection = projection;
        this.targetSlice = targetSlice;
        this.delayTicks = delayTicks;
        this.synapses = synapses;
        this.arrivals = arrivals;
        this.sources = List.copyOf(sources);
        arrivals.addReader();
    }

    /**
     * Adds what arrives at this tick.
     *
     * @param tick of the sample, from 1; what was fired before the sample began is no longer delivered
     * @return synaptic operations
     */
    long deliver(int tick, long runTick) {
        return tick <= delayTicks ? 0 : arrivals.deliver(runTick - delayTicks, synapses);
    }

    /** What came from each source slice. */
    List<RouteActivity> routes() {
        return sources.stream().map(this::route).toList();
    }

    private RouteActivity route(Source source) {
        Carried carried = synapses.carried(source.tally());
        return new RouteActivity(projection, source.slice(), targetSlice, carried.packets(), carried.synops());
    }
}
