package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

/** Drops the events of a pixel that come too soon after the last one that it kept. */
public final class RefractoryPeriod extends Selection {
    private final long micros;
    private final PixelTimes kept;

    /**
     * @param micros the period; an event exactly so long after the last one stays
     * @param geometry of the sensor, which must be known
     */
    public RefractoryPeriod(long micros, Geometry geometry) {
        super("refractory period " + micros + " us");
        this.micros = micros;
        this.kept = new PixelTimes(geometry);
    }

    @Override
    boolean keeps(EventBatch batch, int index) {
        int pixel = kept.index(batch.x(index), batch.y(index));
        long now = batch.micros(index);
        if (now - kept.at(pixel) < micros) {
            return false;
        }
        kept.set(pixel, now);
        return true;
    }
}
