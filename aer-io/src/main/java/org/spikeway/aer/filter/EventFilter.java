package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.RecordingInfo;

/** One stage of a stream: drops or changes events where they lie, batch by batch, and remembers what it needs to. */
public interface EventFilter {
    /** What it does, for reports, such as {@code refractory period 1000 us}. */
    String label();

    /** Drops or changes the events of a batch; the order of those that stay is kept. */
    void apply(EventBatch batch);

    /** How many events it has dropped so far. */
    long dropped();

    /** What is known of the events behind it. */
    default RecordingInfo describe(RecordingInfo before) {
        return before;
    }
}
