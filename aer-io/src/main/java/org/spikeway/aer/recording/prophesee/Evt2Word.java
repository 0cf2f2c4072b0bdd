package org.spikeway.aer.recording.prophesee;

import org.spikeway.aer.kernel.PixelLayout;
import org.spikeway.aer.kernel.WordLayout;

/**
 * The bits of an EVT 2.0 word, 32 bits, little endian.
 *
 * <pre>
 *  bit 31..28   27..22    21..11   10..0
 *      +------+---------+--------+--------+
 *      | 0, 1 | t 5..0  |   x    |   y    |   change: 0 OFF, 1 ON
 *      +------+---------+--------+--------+
 *      | 8    | t 33..6                   |   time of the words that follow
 *      +------+---------+--------+--------+
 *      | A    | t 5..0  | 12..8 id, 0 edge|   trigger
 *      | D    | six words                 |   acceleration and rotation
 *      | E    | t 5..0  | 16 class, 15..0 |   other; words F may continue it
 *      | F    | more of it                |
 *      +------+---------------------------+
 * </pre>
 *
 * <p>Prophesee, EVT 2.0 format.
 */
final class Evt2Word {
    static final int BYTES = 4;
    static final int TYPE_SHIFT = 28;
    static final int TIME_HIGH = 0x8;
    static final int TRIGGER = 0xA;
    static final int IMU = 0xD;
    static final int OTHER = 0xE;
    static final int CONTINUED = 0xF;

    /** Set in words that are no change. */
    static final int NO_CHANGE = 0xE000_0000;

    static final int LOW_SHIFT = 22;
    static final int LOW_BITS = 6;
    static final int LOW_MASK = (1 << LOW_BITS) - 1;
    static final int X_SHIFT = 11;
    static final int COORDINATE_MASK = 0x7FF;
    static final int HIGH_BITS = 28;
    static final int HIGH_MASK = (1 << HIGH_BITS) - 1;
    static final int IMU_WORDS = 6;

    /** A change, or one of EVT 2.1 and 4.0, in the bits of a word of EVT 2.0; polarity is the lowest bit of the type. */
    static final WordLayout CHANGE = new WordLayout(
            new PixelLayout(X_SHIFT, COORDINATE_MASK, 0, COORDINATE_MASK, TYPE_SHIFT), LOW_SHIFT, LOW_MASK);

    private Evt2Word() {}
}
