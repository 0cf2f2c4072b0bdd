package org.spikeway.chip.core;

/**
 * Working arrays that the slices of one worker use in turn, so that they stay near the processor. Slices say at set-up how
 * much they need.
 */
public final class Scratch {
    int[] rows = new int[0];
    int[] rowStarts = new int[0];
    long[] counters = new long[0];

    void reserve(int rowsNeeded, int rowStartsNeeded) {
        rows = new int[Math.max(rows.length, rowsNeeded)];
        rowStarts = new int[Math.max(rowStarts.length, rowStartsNeeded)];
    }

    void reserveCounters(int words) {
        counters = new long[Math.max(counters.length, words)];
    }
}
