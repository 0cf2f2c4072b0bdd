package org.spikeway.aer.recording.eventstream;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of Event Stream files, and the bytes of their events.
 *
 * <pre>
 *  byte 0            12       15     16      18       20
 *       +------------+--------+------+-------+--------+------------------+
 *       |Event Stream| 2 x x  | kind | width | height | events           |   u16 width and height, not in generic
 *       +------------+--------+------+-------+--------+------------------+
 *
 *  DVS      step, u16 x, u16 y            step: bits 7..1 time, bit 0 polarity (1: ON)
 *           0xFF: 127 us pass; 0xFE: reset, no event
 *  ATIS     step, u16 x, u16 y            step: bits 7..2 time, bit 1 polarity, bit 0 threshold crossing, no change
 *           bits 7..2 all set: 63 us pass as often as bits 1..0 say; 0xFC: reset
 *  colour   step, u16 x, u16 y, r, g, b   step: time
 *           0xFF: 254 us pass; 0xFE: reset
 *  generic  step, size, size bytes        step as in colour; size: 7 bits a byte from the lowest on, in bits 7..1,
 *                                         bit 0 says that another byte follows
 * </pre>
 *
 * <p>Little endian; times count from zero, each from the one before it. neuromorphicsystems/event_stream, version 2.
 */
enum EsKind {
    GENERIC(0, "generic", 254, 2),
    DVS(1, "DVS", 127, 5),
    ATIS(2, "ATIS", 63, 5),
    COLOUR(4, "colour", 254, 8);

    static final String MARK = "Event Stream";
    static final int VERSION_AT = 12;
    static final int KIND_AT = 15;
    static final int SIZE_AT = 16;
    static final int HEADER_WITH_SIZE = 20;
    static final int RESET = 0xFE;
    static final int OVERFLOW = 0xFF;
    static final int ATIS_OVERFLOW = 0xFC;
    static final int X = 1;
    static final int Y = 3;

    private final int number;
    private final String label;
    private final int overflowMicros;
    private final int bytes;

    EsKind(int number, String label, int overflowMicros, int bytes) {
        this.number = number;
        this.label = label;
        this.overflowMicros = overflowMicros;
        this.bytes = bytes;
    }

    static @Nullable EsKind numbered(int number) {
        for (EsKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        return null;
    }

    String label() {
        return label;
    }

    /** What an overflow byte adds to the time. */
    int overflowMicros() {
        return overflowMicros;
    }

    /** Bytes of an event; the fewest of a generic one. */
    int bytes() {
        return bytes;
    }

    int headerBytes() {
        return this == GENERIC ? SIZE_AT : HEADER_WITH_SIZE;
    }
}
