package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.Snapshot;

/** Runs crossbar cores of the last layer, whose spikes are the answer of a run. */
final class CountedStrip implements BandRunner {
    private final BandRunner strip;
    private final int firstNeuron;
    private final ReadOutRecord readOut;

    /** @param firstNeuron the number in its population of the first neuron of the strip */
    CountedStrip(BandRunner strip, int firstNeuron, ReadOutRecord readOut) {
        this.strip = strip;
        this.firstNeuron = firstNeuron;
        this.readOut = readOut;
    }

    @Override
    public int band() {
        return strip.band();
    }

    @Override
    public int size() {
        return strip.size();
    }

    @Override
    public int step(int sample, int tick, long runTick, int[] fired) {
        int count = strip.step(sample, tick, runTick, fired);
        readOut.count(sample, tick, firstNeuron, fired, count);
        return count;
    }

    @Override
    public long takeSpikes() {
        return strip.takeSpikes();
    }

    @Override
    public List<SliceActivity> activity() {
        return strip.activity();
    }

    @Override
    public List<RouteActivity> routes() {
        return strip.routes();
    }

    @Override
    public void exchange(Snapshot state, int sample) {
        strip.exchange(state, sample);
    }
}
