package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;

/** Joins squares of pixels into one pixel; drops nothing. With factor 2, (5, 3) becomes (2, 1). */
public final class Downsampling implements EventFilter {
    private final int factor;

    /** @param factor pixels along a side of the square, 1 or more */
    public Downsampling(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("downsampling by " + factor);
        }
        this.factor = factor;
    }

    @Override
    public String label() {
        return "downsampling by " + factor;
    }

    @Override
    public void apply(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            batch.x()[i] = (short) (batch.x(i) / factor);
            batch.y()[i] = (short) (batch.y(i) / factor);
        }
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public RecordingInfo describe(RecordingInfo before) {
        Geometry geometry = before.geometry();
        return before.withGeometry(
                geometry.known() ? new Geometry(divided(geometry.width()), divided(geometry.height())) : geometry);
    }

    private int divided(int extent) {
        return (extent + factor - 1) / factor;
    }
}
