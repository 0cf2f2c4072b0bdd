package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;

/** Keeps the events of a rectangle, whose upper left pixel becomes (0, 0). */
public final class Region implements EventFilter {
    private final int left;
    private final int top;
    private final Geometry size;
    private long dropped;

    /**
     * @param left first column
     * @param top first row
     * @param size columns and rows of the rectangle
     */
    public Region(int left, int top, Geometry size) {
        this.left = left;
        this.top = top;
        this.size = size;
    }

    @Override
    public String label() {
        return "region " + size + " from (" + left + ", " + top + ")";
    }

    @Override
    public void apply(EventBatch batch) {
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
            int x = batch.x(i) - left;
            int y = batch.y(i) - top;
            if (x >= 0 && y >= 0 && x < size.width() && y < size.height()) {
                batch.move(i, kept);
                batch.x()[kept] = (short) x;
                batch.y()[kept] = (short) y;
                kept++;
            }
        }
        dropped += batch.size() - kept;
        batch.resize(kept);
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public RecordingInfo describe(RecordingInfo before) {
        return before.withGeometry(size);
    }
}
