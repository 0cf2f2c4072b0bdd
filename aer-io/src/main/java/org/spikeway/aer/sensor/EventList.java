package org.spikeway.aer.sensor;

import java.util.Arrays;
import org.spikeway.aer.event.EventBatch;

/**
 * The events between two pictures, sorted by time, then pixel.
 *
 * <pre>
 *  bit 63          32 31         1   0
 *  +----------------+------------+---+
 *  | microseconds   | pixel      | p |   since the first picture; row by row; 1 = ON
 *  +----------------+------------+---+
 * </pre>
 */
final class EventList {
    private long[] events = new long[1024];
    private int size;
    private int given;

    void clear() {
        size = 0;
        given = 0;
    }

    void add(int micros, int pixel, int polarity) {
        if (size == events.length) {
            events = Arrays.copyOf(events, Math.multiplyExact(2, size));
        }
        events[size++] = (long) micros << 32 | (long) pixel << 1 | polarity;
    }

    void sort() {
        Arrays.sort(events, 0, size);
    }

    boolean isEmpty() {
        return given == size;
    }

    /** Appends as many of the events that are left as the batch has room for. */
    void moveTo(EventBatch batch, long startMicros, int width) {
        int count = Math.min(batch.remaining(), size - given);
        for (int end = given + count; given < end; given++) {
            long event = events[given];
            int pixel = (int) event >>> 1;
            batch.add(startMicros + (event >>> 32), pixel % width, pixel / width, (int) event & 1);
        }
    }
}
