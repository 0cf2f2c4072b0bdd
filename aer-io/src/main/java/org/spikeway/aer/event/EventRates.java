package org.spikeway.aer.event;

import org.agrona.collections.Int2IntCounterMap;

/**
 * Finds the busiest span of time and the busiest pixel of a recording.
 *
 * <p>Memory grows with the active pixels, not with the recording. A span begins at a multiple of its length; events that
 * step back in time count for the span in which they come.
 */
public final class EventRates {
    private final long binMicros;
    private final Int2IntCounterMap pixels = new Int2IntCounterMap(0);
    private long bin = Long.MIN_VALUE;
    private long count;
    private long most;
    private long busiest;

    /** @param binMicros the length of a span in microseconds, 1 or more */
    public EventRates(long binMicros) {
        this.binMicros = binMicros;
    }

    public void add(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long now = Math.floorDiv(batch.micros(i), binMicros);
            if (now > bin) {
                bin = now;
                count = 0;
            }
            if (++count > most) {
                most = count;
                busiest = bin;
            }
            pixels.incrementAndGet(batch.y(i) << Short.SIZE | batch.x(i));
        }
    }

    /** The events of the busiest span; 0 without events. */
    public long most() {
        return most;
    }

    /** Where the busiest span begins. */
    public long busiestMicros() {
        return busiest * binMicros;
    }

    public int activePixels() {
        return pixels.size();
    }

    /** The column of the pixel with the most events; of equals the one in the upper row, then the left one. */
    public int busiestX() {
        return busiestPixel() & 0xFFFF;
    }

    /** Its row. */
    public int busiestY() {
        return busiestPixel() >>> Short.SIZE;
    }

    /** Its events; 0 without events. */
    public int busiestCount() {
        return pixels.get(busiestPixel());
    }

    private int busiestPixel() {
        int[] best = {0};
        pixels.forEach((pixel, events) -> {
            int leader = pixels.get(best[0]);
            if (events > leader || (events == leader && Integer.compareUnsigned(pixel, best[0]) < 0)) {
                best[0] = pixel;
            }
        });
        return best[0];
    }
}
