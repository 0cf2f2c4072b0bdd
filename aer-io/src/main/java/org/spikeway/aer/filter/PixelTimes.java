package org.spikeway.aer.filter;

import java.util.Arrays;
import org.spikeway.aer.event.Geometry;

/** The latest time of every pixel; with a border of one pixel, so that neighbours need no checks. */
final class PixelTimes {
    /** Before every event, and far enough from the smallest number that differences do not overflow. */
    static final long NEVER = Long.MIN_VALUE / 4;

    private final int stride;
    private final long[] times;

    PixelTimes(Geometry geometry) {
        stride = geometry.width() + 2;
        times = new long[stride * (geometry.height() + 2)];
        Arrays.fill(times, NEVER);
    }

    int stride() {
        return stride;
    }

    int index(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    long at(int index) {
        return times[index];
    }

    void set(int index, long micros) {
        times[index] = micros;
    }
}
