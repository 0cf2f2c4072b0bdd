package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.core.Carried;
import org.spikeway.chip.core.SliceSynapses;
import org.spikeway.chip.core.SourceTally;
import org.spikeway.chip.program.Slice;

/** The spikes that one band receives through one projection. */
final class Inbound {
    private final int projection;
    private final Band target;
    private final int delayTicks;
    private final SliceSynapses synapses;
    private final Arrivals arrivals;
    private final List<Source> sources;

    /** A slice whose spikes may come here, and the count of what its band has sent. */
    record Source(Slice slice, SourceTally tally) {}

    Inbound(
            int projection,
            Band target,
            int delayTicks,
            SliceSynapses synapses,
            Arrivals arrivals,
            List<Source> sources) {
        this.projection = projection;
        this.target = target;
        this.delayTicks = delayTicks;
        this.synapses = synapses;
        this.arrivals = arrivals;
        this.sources = List.copyOf(sources);
        arrivals.addReader(delayTicks);
    }

    /**
     * Adds what arrives at this tick.
     *
     * @param tick of the sample, from 1; what was fired before the sample began is no longer delivered
     * @param account takes the synaptic operations of each slice of the band
     * @return synaptic operations
     */
    long deliver(int tick, long runTick, BandAccount account) {
        long total = tick <= delayTicks ? 0 : arrivals.deliver(runTick - delayTicks, synapses);
        if (total > 0) {
            for (int part = 0; part < target.slices().size(); part++) {
                account.addSynops(part, synapses.synops(part));
            }
        }
        return total;
    }

    /** What came from each source slice into each slice of the band, by target, then source. */
    List<RouteActivity> routes() {
        List<RouteActivity> routes = new ArrayList<>();
        for (int part = 0; part < target.slices().size(); part++) {
            for (Source source : sources) {
                if (synapses.reachedFrom(source.slice.box(), part)) {
                    Carried carried = synapses.carried(source.tally, source.slice.box(), part);
                    int into = target.slices().get(part).id();
                    routes.add(new RouteActivity(
                            projection, source.slice.id(), into, carried.packets(), carried.synops()));
                }
            }
        }
        return routes;
    }
}
