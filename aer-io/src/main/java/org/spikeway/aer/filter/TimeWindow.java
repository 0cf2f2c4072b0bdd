package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;

/** Keeps the events of a time window: those at its begin, not those at its end. */
public final class TimeWindow extends Selection {
    private final long from;
    private final long to;

    /**
     * @param from first time in microseconds
     * @param to the time after the last, in microseconds
     */
    public TimeWindow(long from, long to) {
        super("time window from " + from + " to " + to + " us");
        this.from = from;
        this.to = to;
    }

    @Override
    boolean keeps(EventBatch batch, int index) {
        long micros = batch.micros(index);
        return micros >= from && micros < to;
    }
}
