package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;

/** Keeps at most so many events a second, counted anew every millisecond: the first ones of each stay. */
public final class RateLimit extends Selection {
    private static final long WINDOW_MICROS = 1000;
    private static final double MICROS = 1e6;

    private final long most;
    private long window = Long.MIN_VALUE;
    private long count;

    /** @param rate events a second; below 1000, one event a millisecond may stay */
    public RateLimit(double rate) {
        super("rate over " + rate + " events/s");
        most = Math.max(1, Math.round(rate * WINDOW_MICROS / MICROS));
    }

    @Override
    boolean keeps(EventBatch batch, int index) {
        long now = Math.floorDiv(batch.micros(index), WINDOW_MICROS);
        if (now != window) {
            window = now;
            count = 0;
        }
        return ++count <= most;
    }
}
