package org.spikeway.simulator.noc;

/**
 * Hears from the engine what every slice did at every tick, on the threads that run the slices.
 *
 * <p>A slice belongs to one thread. Threads may be some ticks apart; the ticks of one thread come in order, and the tick is
 * over when all workers have said so.
 */
public interface SpikeMeter {
    /**
     * A slice has done a tick.
     *
     * @param runTick counted through the pass, from 0
     * @param fired indices within the slice; valid are the first {@code count}
     * @param nanos time of its core for it
     */
    void sliceDone(int slice, long runTick, int[] fired, int count, double nanos);

    /**
     * One of {@code workers} threads has done all its slices of a tick.
     *
     * @param sample the sample that the tick belongs to
     */
    void workerDone(int workers, long runTick, int sample);

    /** Listens to nothing. */
    SpikeMeter NONE = new SpikeMeter() {
        @Override
        public void sliceDone(int slice, long runTick, int[] fired, int count, double nanos) {}

        @Override
        public void workerDone(int workers, long runTick, int sample) {}
    };
}
