package org.spikeway.aer.recording.prophesee;

/**
 * The bits of an EVT 3.0 word, 16 bits, little endian. A word changes the state that the next ones build on.
 *
 * <pre>
 *  bit 15..12   11        10..0
 *      +------+---------+--------------+
 *      | 0    | camera  | y            |   row of the events that follow
 *      | 2    | p       | x            |   one event, p = 1: ON
 *      | 3    | p       | x            |   first column of the vectors that follow
 *      | 4    | valid, bits 11..0      |   events at x + i for each bit i; then x = x + 12
 *      | 5    |          valid, 7..0   |   events at x + i for each bit i; then x = x + 8
 *      | 6    | t 11..0                |   time of the events that follow
 *      | 8    | t 23..12               |   time of the events that follow; sets t 11..0 to 0 where it changes
 *      | A    | 11..8 id, 0 edge       |   trigger
 *      | E    | subtype                |   other; words F and 7 may continue it
 *      +------+------------------------+
 *        1, 9, B, C, D are reserved and skipped.
 * </pre>
 *
 * <p>Prophesee, EVT 3.0 format.
 */
final class Evt3Word {
    static final int BYTES = 2;
    static final int TYPE_SHIFT = 12;
    static final int ADDRESS_Y = 0x0;
    static final int ADDRESS_X = 0x2;
    static final int VECTOR_BASE = 0x3;
    static final int VECTOR_12 = 0x4;
    static final int VECTOR_8 = 0x5;
    static final int TIME_LOW = 0x6;
    static final int CONTINUED_4 = 0x7;
    static final int TIME_HIGH = 0x8;
    static final int TRIGGER = 0xA;
    static final int OTHER = 0xE;
    static final int CONTINUED_12 = 0xF;
    static final int PAYLOAD_BITS = 12;
    static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
    static final int BYTE_MASK = 0xFF;
    static final int COORDINATE_MASK = 0x7FF;
    static final int POLARITY_SHIFT = 11;
    static final int TIME_BITS = 12;
    static final int VECTOR_WIDTH = 12;
    static final int SHORT_VECTOR_WIDTH = 8;

    private Evt3Word() {}
}
