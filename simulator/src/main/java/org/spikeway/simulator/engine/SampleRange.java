package org.spikeway.simulator.engine;

/**
 * Consecutive samples of a stimulus.
 *
 * @param first from 0
 * @param count at least 1
 */
public record SampleRange(int first, int count) {
    public SampleRange {
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException(count + " samples from " + first + " on");
        }
    }

    /** The sample behind the last. */
    public int behindLast() {
        return first + count;
    }
}
