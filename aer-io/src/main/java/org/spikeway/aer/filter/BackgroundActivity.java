package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

/**
 * Drops events that none of the eight neighbouring pixels supports with an event of its own shortly before.
 *
 * <p>Delbruck, Frame-free dynamic digital vision, 2008.
 */
public final class BackgroundActivity extends Selection {
    private final long micros;
    private final PixelTimes latest;
    private final int[] neighbours;

    /**
     * @param micros the longest time since an event of a neighbour
     * @param geometry of the sensor, which must be known
     */
    public BackgroundActivity(long micros, Geometry geometry) {
        super("background activity without a neighbour within " + micros + " us");
        this.micros = micros;
        this.latest = new PixelTimes(geometry);
        int row = latest.stride();
        this.neighbours = new int[] {-row - 1, -row, -row + 1, -1, 1, row - 1, row, row + 1};
    }

    @Override
    boolean keeps(EventBatch batch, int index) {
        int pixel = latest.index(batch.x(index), batch.y(index));
        long now = batch.micros(index);
        latest.set(pixel, now);
        for (int neighbour : neighbours) {
            if (now - latest.at(pixel + neighbour) <= micros) {
                return true;
            }
        }
        return false;
    }
}
