package org.spikeway.simulator.engine;

/** Spikes of every population in every sample, added up by all workers. */
final class LayerSpikes {
    private final long[][] spikes;

    LayerSpikes(int samples, int populations) {
        spikes = new long[samples][populations];
    }

    synchronized void add(int sample, int population, long count) {
        spikes[sample][population] += count;
    }

    /** {@code [sample][population]}, complete when the run is over. */
    synchronized long[][] table() {
        return spikes;
    }
}
