package org.spikeway.simulator.engine;

import java.util.Arrays;

/** The spikes of one slice, sample by sample. */
final class SpikeCount {
    private final int firstSample;
    private final long[] spikes;

    SpikeCount(int firstSample, int samples) {
        this.firstSample = firstSample;
        spikes = new long[samples];
    }

    void add(int sample, int count) {
        spikes[sample - firstSample] += count;
    }

    long of(int sample) {
        return spikes[sample - firstSample];
    }

    long total() {
        return Arrays.stream(spikes).sum();
    }
}
