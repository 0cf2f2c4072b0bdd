package org.spikeway.aer.image;

import org.spikeway.aer.UnreadableException;

/** The size of every picture of a set: channels, height and width, each at least 1. */
record Extent(int channels, int height, int width) {
    /** Checks what a file declares; the product must be a possible array length. */
    static Extent checked(long channels, long height, long width, String place) throws UnreadableException {
        if (channels < 1
                || height < 1
                || width < 1
                || Math.max(channels, Math.max(height, width)) > Integer.MAX_VALUE
                || height * width > Integer.MAX_VALUE / channels) {
            throw new UnreadableException(String.format(
                    "%s: pictures of %d channels, %d rows and %d columns. Each must be 1 or more, and their product"
                            + " below 2,147,483,648.",
                    place, channels, height, width));
        }
        return new Extent((int) channels, (int) height, (int) width);
    }

    int pixels() {
        return channels * height * width;
    }

    /** Values of one channel. */
    int plane() {
        return height * width;
    }
}
