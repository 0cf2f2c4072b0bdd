package org.spikeway.aer.recording.prophesee;

import org.spikeway.aer.kernel.PairLayout;
import org.spikeway.aer.kernel.PixelLayout;

/**
 * The bits of a change in a DAT file, 64 bits, little endian; the time is in the low half.
 *
 * <pre>
 *             bit 63..60   59..46    45..32    31..0
 *                 +------+---------+---------+--------+
 *  version 2      |  p   |    y    |    x    | t      |   p = 1: ON
 *                 +------+---------+---------+--------+
 *             bit 63..50  49   48..41    40..32
 *                 +------+---+---------+-------+--------+
 *  version 1      |  0   | p |    y    |   x   | t      |
 *                 +------+---+---------+-------+--------+
 * </pre>
 *
 * <p>The time wraps at 2^32 without a mark. Prophesee, DAT file format.
 *
 * @param yShift lowest bit of y
 * @param polarityShift bit of p
 */
record DatWord(int yShift, int polarityShift) {
    static final int BYTES = 8;
    static final int TIME_BITS = 32;
    static final long TIME_MASK = (1L << TIME_BITS) - 1;
    static final int X_SHIFT = 32;
    static final DatWord VERSION_1 = new DatWord(41, 49);
    static final DatWord VERSION_2 = new DatWord(46, 60);

    static DatWord ofVersion(int version) {
        return version == 1 ? VERSION_1 : VERSION_2;
    }

    PairLayout layout() {
        return new PairLayout(new PixelLayout(0, xMask(), yShift - X_SHIFT, yMask(), polarityShift - X_SHIFT), false);
    }

    int xMask() {
        return (1 << (yShift - X_SHIFT)) - 1;
    }

    int yMask() {
        return (1 << (polarityShift - yShift)) - 1;
    }
}
