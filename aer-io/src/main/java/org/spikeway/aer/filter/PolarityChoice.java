package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;

/** Keeps the events of one polarity. */
public final class PolarityChoice extends Selection {
    private final int polarity;

    /** @param polarity 1 for ON, 0 for OFF */
    public PolarityChoice(int polarity) {
        super("polarity " + (polarity == 1 ? "ON" : "OFF"));
        this.polarity = polarity;
    }

    @Override
    boolean keeps(EventBatch batch, int index) {
        return batch.polarity(index) == polarity;
    }
}
