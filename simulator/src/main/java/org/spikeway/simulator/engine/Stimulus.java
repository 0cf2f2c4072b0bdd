package org.spikeway.simulator.engine;

/** What the host feeds into the sources of a program. Each worker has its own, so it need not be thread-safe. */
public interface Stimulus {
    /**
     * The image of a sample, for sources of constant current.
     *
     * @param chw receives the values in channel, row, column order
     */
    void image(int sample, double[] chw);

    /**
     * The spikes of a sample at one tick (from 1), for sources of spikes.
     *
     * @param neurons receives the ascending indices in the source population, channels last
     * @return their number
     */
    int spikes(int sample, int tick, int[] neurons);
}
