package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeMeter;

/** Runs a source of spikes outside the chip: what it sends comes from the stimulus. */
final class SourceRunner implements SliceRunner {
    private final Slice slice;
    private final Stimulus stimulus;
    private long spikes;
    private long spikesTaken;

    SourceRunner(Slice slice, Stimulus stimulus) {
        this.slice = slice;
        this.stimulus = stimulus;
    }

    @Override
    public int slice() {
        return slice.id();
    }

    @Override
    public int size() {
        return slice.box().size();
    }

    @Override
    public int step(int sample, int tick, long runTick, int[] fired) {
        int count = stimulus.spikes(sample, tick, fired);
        spikes += count;
        return count;
    }

    @Override
    public void tell(SpikeMeter meter, long runTick, int[] fired, int count) {
        meter.sliceDone(slice.id(), runTick, fired, count, 0);
    }

    @Override
    public long takeSpikes() {
        long taken = spikes - spikesTaken;
        spikesTaken = spikes;
        return taken;
    }

    @Override
    public List<SliceActivity> activities() {
        return List.of(new SliceActivity(slice.id(), spikes, 0, 0, 0));
    }

    @Override
    public List<RouteActivity> routes() {
        return List.of();
    }
}
