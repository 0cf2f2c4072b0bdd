package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

/**
 * Silences pixels that fire faster than any scene lets them.
 *
 * <p>Time is cut into windows of 100 ms. A pixel may give so many events a window as the rate allows; a pixel that
 * wanted more in one window is silent for the rest of it and for the next one.
 */
public final class HotPixels extends Selection {
    private static final long WINDOW_MICROS = 100_000;
    private static final double MICROS = 1e6;

    private final long most;
    private final Geometry geometry;
    private final long[] window;
    private final int[] count;
    private final long[] hotUntil;

    /**
     * @param rate the most events a second of a pixel
     * @param geometry of the sensor, which must be known
     */
    public HotPixels(double rate, Geometry geometry) {
        super("hot pixels over " + rate + " events/s");
        this.most = Math.max(1, Math.round(rate * WINDOW_MICROS / MICROS));
        this.geometry = geometry;
        int pixels = geometry.width() * geometry.height();
        window = new long[pixels];
        count = new int[pixels];
        hotUntil = new long[pixels];
        java.util.Arrays.fill(hotUntil, Long.MIN_VALUE);
    }

    @Override
    boolean keeps(EventBatch batch, int index) {
        int pixel = batch.y(index) * geometry.width() + batch.x(index);
        long now = Math.floorDiv(batch.micros(index), WINDOW_MICROS);
        if (window[pixel] != now) {
            window[pixel] = now;
            count[pixel] = 0;
        }
        if (++count[pixel] > most) {
            hotUntil[pixel] = now + 1;
        }
        return now > hotUntil[pixel];
    }
}
