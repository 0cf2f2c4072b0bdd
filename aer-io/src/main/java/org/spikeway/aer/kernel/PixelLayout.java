package org.spikeway.aer.kernel;

/**
 * Where a 32-bit word has the pixel and the polarity of an event: {@code x = word >>> xShift & xMask}, y likewise, and
 * {@code polarity = word >>> polarityShift & 1}.
 *
 * @param xMask of at most 16 bits
 * @param yMask of at most 16 bits
 */
public record PixelLayout(int xShift, int xMask, int yShift, int yMask, int polarityShift) {
    int x(int word) {
        return word >>> xShift & xMask;
    }

    int y(int word) {
        return word >>> yShift & yMask;
    }

    int polarity(int word) {
        return word >>> polarityShift & 1;
    }
}
