package org.spikeway.mapping.convert;

import java.util.Arrays;

/**
 * Keeps the largest n of a stream of values: fills a buffer of 2n, then selects, again and again, so that the cost a value
 * is constant.
 */
final class LargestValues {
    private final int keep;
    private float[] buffer;
    private int filled;
    /** Nothing at or below this can be among the largest any more. */
    private float floor = Float.NEGATIVE_INFINITY;

    LargestValues(int keep) {
        this.keep = keep;
        buffer = new float[Math.min(2 * keep, 1024)];
    }

    void addAll(float[] values) {
        for (float value : values) {
            if (value > floor) {
                add(value);
            }
        }
    }

    private void add(float value) {
        if (filled == buffer.length) {
            makeRoom();
        }
        buffer[filled++] = value;
    }

    private void makeRoom() {
        if (buffer.length < 2 * keep) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * keep, 2L * buffer.length));
            return;
        }
        select();
    }

    private void select() {
        Arrays.sort(buffer, 0, filled);
        System.arraycopy(buffer, filled - keep, buffer, 0, keep);
        filled = keep;
        floor = buffer[0];
    }

    /** The smallest of the largest n. */
    float smallestKept() {
        if (filled < keep) {
            throw new IllegalStateException(filled + " values seen, " + keep + " to be kept");
        }
        if (filled > keep) {
            select();
        }
        float smallest = buffer[0];
        for (int i = 1; i < keep; i++) {
            smallest = Math.min(smallest, buffer[i]);
        }
        return smallest;
    }
}
