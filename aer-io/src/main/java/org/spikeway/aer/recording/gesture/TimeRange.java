package org.spikeway.aer.recording.gesture;

import org.spikeway.aer.event.EventBatch;

/**
 * The earliest and the latest time of a batch, by which most pieces are told to have none of its events. Neither labels
 * nor events need be in the order of time.
 */
record TimeRange(long first, long last) {
    /** That of an empty batch touches no piece. */
    static TimeRange of(EventBatch batch) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long[] micros = batch.micros();
        for (int i = 0; i < batch.size(); i++) {
            first = Math.min(first, micros[i]);
            last = Math.max(last, micros[i]);
        }
        return new TimeRange(first, last);
    }
}
