package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.chip.core.Snapshot;

/** Spikes of every population in every sample, added up by all workers. */
final class LayerSpikes {
    private final int first;
    private final long[][] spikes;

    LayerSpikes(SampleRange range, int populations) {
        first = range.first();
        spikes = new long[range.count()][populations];
    }

    synchronized void add(int sample, int population, long count) {
        spikes[sample - first][population] += count;
    }

    /** {@code [sample][population]} of that many samples, complete when the run is over. */
    synchronized long[][] table(int samples) {
        return Arrays.copyOf(spikes, samples);
    }

    /** Gives the spikes of all samples up to one, or takes them. */
    synchronized void exchange(Snapshot state, int lastSample) {
        for (int sample = first; sample <= lastSample; sample++) {
            state.exchange(name(sample), spikes[sample - first]);
        }
    }

    private static String name(int sample) {
        return "spikes " + sample;
    }

    /** All spikes that a snapshot holds of a run from sample 0 on, up to one. */
    static long sum(Snapshot kept, int lastSample) {
        long sum = 0;
        for (int sample = 0; sample <= lastSample; sample++) {
            if (kept.arrays().get(name(sample)) instanceof long[] ofLayers) {
                sum += Arrays.stream(ofLayers).sum();
            }
        }
        return sum;
    }
}
