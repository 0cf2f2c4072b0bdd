package org.spikeway.aer.kernel;

/**
 * Where a 32-bit word has the pixel and the polarity of an event: {@code x = ((word >>> xShift & xMask) ^ xFlip) + xAdd},
 * y likewise, and {@code polarity = (word >>> polarityShift & 1) ^ polarityFlip}.
 *
 * @param xFlip 0, or -1 where columns count from the right
 * @param xAdd 0, or the number of columns where they count from the right
 * @param yFlip 0, or -1 where rows count from below
 * @param yAdd 0, or the number of rows where they count from below
 * @param polarityFlip 1 where a bit of 0 is ON
 */
public record PixelLayout(
        int xShift,
        int xMask,
        int xFlip,
        int xAdd,
        int yShift,
        int yMask,
        int yFlip,
        int yAdd,
        int polarityShift,
        int polarityFlip) {

    /** Columns and rows that count from the upper left corner; a bit of 1 is ON. */
    public static PixelLayout upperLeft(int xShift, int xMask, int yShift, int yMask, int polarityShift) {
        return new PixelLayout(xShift, xMask, 0, 0, yShift, yMask, 0, 0, polarityShift, 0);
    }

    /** The same bits for columns that count from the right and rows that count from below. */
    public PixelLayout lowerRight(int width, int height) {
        return new PixelLayout(xShift, xMask, -1, width, yShift, yMask, -1, height, polarityShift, polarityFlip);
    }

    /** The same bits where a polarity bit of 0 is ON. */
    public PixelLayout zeroIsOn() {
        return new PixelLayout(xShift, xMask, xFlip, xAdd, yShift, yMask, yFlip, yAdd, polarityShift, 1);
    }

    int x(int word) {
        return ((word >>> xShift & xMask) ^ xFlip) + xAdd;
    }

    int y(int word) {
        return ((word >>> yShift & yMask) ^ yFlip) + yAdd;
    }

    int polarity(int word) {
        return (word >>> polarityShift & 1) ^ polarityFlip;
    }
}
