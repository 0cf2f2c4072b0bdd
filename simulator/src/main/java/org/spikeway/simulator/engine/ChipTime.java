package org.spikeway.simulator.engine;

/**
 * Adds up the time of the ticks: each lasts as long as the slowest core of any worker.
 *
 * <p>A worker may be {@link Schedule#LEAD_SPANS} spans ahead, so its ticks wait until the others have told theirs. Adding
 * in the order of ticks makes the sum the same for any number of workers.
 */
final class ChipTime {
    private static final int WINDOW = Schedule.LEAD_SPANS + 2;

    private final double[][] slowest;
    private final int[] tellers = new int[WINDOW];
    private final long[] told;
    private long closed;
    private double nanos;

    ChipTime(int workers, int ticksOfSpan) {
        told = new long[workers];
        slowest = new double[WINDOW][ticksOfSpan];
    }

    void spanDone(int worker, double[] slowestOfWorker, int ticks) {
        int place = (int) (told[worker]++ % WINDOW);
        for (int i = 0; i < ticks; i++) {
            slowest[place][i] = Math.max(slowest[place][i], slowestOfWorker[i]);
        }
        tellers[place]++;
        for (int first = (int) (closed % WINDOW); tellers[first] == told.length; first = (int) (closed % WINDOW)) {
            for (int i = 0; i < slowest[first].length; i++) {
                nanos += slowest[first][i];
                slowest[first][i] = 0;
            }
            tellers[first] = 0;
            closed++;
        }
    }

    double nanos() {
        return nanos;
    }
}
