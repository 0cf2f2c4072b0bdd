package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.Snapshot;

/** Runs a source of spikes outside the chip: what it sends comes from the stimulus. */
final class SourceRunner implements BandRunner {
    private final Band band;
    private final Stimulus stimulus;
    private final BandAccount account;
    private long spikes;

    SourceRunner(Band band, Stimulus stimulus, BandAccount account) {
        this.band = band;
        this.stimulus = stimulus;
        this.account = account;
    }

    @Override
    public int band() {
        return band.whole().id();
    }

    @Override
    public int size() {
        return band.whole().box().size();
    }

    @Override
    public int step(int sample, int tick, long runTick, int[] fired) {
        int count = stimulus.spikes(sample, tick, fired);
        spikes += count;
        account.endTick(runTick, fired, count, false);
        return count;
    }

    @Override
    public long takeSpikes() {
        long taken = spikes;
        spikes = 0;
        return taken;
    }

    @Override
    public List<SliceActivity> activity() {
        return account.activity();
    }

    @Override
    public List<RouteActivity> routes() {
        return List.of();
    }

    @Override
    public void exchange(Snapshot state, int sample) {
        account.exchange(state);
    }
}
