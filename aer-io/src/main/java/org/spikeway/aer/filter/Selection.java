package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;

/** A filter that decides on one event after the other, and counts those that it drops. */
abstract class Selection implements EventFilter {
    private final String label;
    private long dropped;

    Selection(String label) {
        this.label = label;
    }

    /** Whether an event stays. */
    abstract boolean keeps(EventBatch batch, int index);

    @Override
    public final String label() {
        return label;
    }

    @Override
    public final void apply(EventBatch batch) {
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (keeps(batch, i)) {
                batch.move(i, kept++);
            }
        }
        dropped += batch.size() - kept;
        batch.resize(kept);
    }

    @Override
    public final long dropped() {
        return dropped;
    }
}
