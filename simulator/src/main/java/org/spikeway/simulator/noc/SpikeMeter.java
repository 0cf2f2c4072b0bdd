package org.spikeway.simulator.noc;

/**
 * Hears from the engine what every slice did at every tick, on the threads that run the slices.
 *
 * <p>A slice belongs to one thread. Threads may be some ticks apart; the ticks of one thread come in order, and the tick is
 * over when all workers have said so.
 */
public interface SpikeMeter {
    /** The group of each neuron of a slice, from 0: spikes are told by groups. Empty: they all form one. */
    int[] groups(int slice);

    /**
     * A slice has done a tick.
     *
     * @param runTick counted through all samples of these workers, from 0
     * @param spikes by group of the slice, from {@code first} on
     * @param total of all groups
     * @param nanos time of its core for it
     */
    void sliceDone(int slice, long runTick, int[] spikes, int first, int total, double nanos);

    /**
     * One of {@code workers} threads has done all its slices of a tick.
     *
     * @param sample the sample that the tick belongs to
     */
    void workerDone(int workers, long runTick, int sample);

    /** Listens to nothing. */
    SpikeMeter NONE = new SpikeMeter() {
        @Override
        public int[] groups(int slice) {
            return new int[0];
        }

        @Override
        public void sliceDone(int slice, long runTick, int[] spikes, int first, int total, double nanos) {}

        @Override
        public void workerDone(int workers, long runTick, int sample) {}
    };
}
