package org.spikeway.simulator.engine;

/**
 * Adds up the time of the ticks: each lasts as long as the slowest core of any worker.
 *
 * <p>A worker may be {@link Schedule#LEAD_TICKS} ahead, so its ticks wait until the others have told theirs. Adding in
 * the order of ticks makes the sum the same for any number of workers.
 */
final class ChipTime {
    private static final int WINDOW = Schedule.LEAD_TICKS + 2;

    private final double[] slowest = new double[WINDOW];
    private final int[] tellers = new int[WINDOW];
    private final long[] told;
    private long closed;
    private double nanos;

    ChipTime(int workers) {
        told = new long[workers];
    }

    void tickDone(int worker, double slowestOfWorker) {
        int place = (int) (told[worker]++ % WINDOW);
        slowest[place] = Math.max(slowest[place], slowestOfWorker);
        tellers[place]++;
        int first = (int) (closed % WINDOW);
        while (tellers[first] == told.length) {
            nanos += slowest[first];
            slowest[first] = 0;
            tellers[first] = 0;
            closed++;
            first = (int) (closed % WINDOW);
        }
    }

    double nanos() {
        return nanos;
    }
}
