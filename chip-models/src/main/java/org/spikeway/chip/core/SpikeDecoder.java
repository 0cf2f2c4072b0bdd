package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;

/**
 * Turns the index of a spike within its slice into a position.
 *
 * <p>Division by the number of channels is a multiplication with the rounded-up reciprocal 2³²/channels, which is exact
 * for every index below 2³²/channels; slices are far smaller (checked).
 */
final class SpikeDecoder {
    private final long reciprocal;

    SpikeDecoder(Box box) {
        int channels = box.channels();
        reciprocal = (1L << 32) / channels + 1;
        if ((long) box.size() * channels >= 1L << 32) {
            throw new IllegalArgumentException("slice of " + box.size() + " neurons is too large to decode");
        }
    }

    int position(int index) {
        return (int) ((index * reciprocal) >>> 32);
    }
}
