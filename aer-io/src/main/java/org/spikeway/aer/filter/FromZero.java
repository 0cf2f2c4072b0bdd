package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;

/** Lets time begin at zero with the first event; drops nothing. */
public final class FromZero implements EventFilter {
    private boolean begun;
    private long first;

    @Override
    public String label() {
        return "time from zero";
    }

    @Override
    public void apply(EventBatch batch) {
        if (!begun && batch.size() > 0) {
            begun = true;
            first = batch.micros(0);
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.micros()[i] -= first;
        }
    }

    @Override
    public long dropped() {
        return 0;
    }
}
