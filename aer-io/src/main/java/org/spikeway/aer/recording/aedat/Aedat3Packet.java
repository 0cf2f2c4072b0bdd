package org.spikeway.aer.recording.aedat;

/**
 * The bytes of a packet of AEDAT 3.0 and 3.1, little endian.
 *
 * <pre>
 *  byte 0     2        4      8            12         16         20       24      28
 *       +-----+--------+------+------------+----------+----------+--------+-------+------------------------+
 *       |type | source | size | timeOffset | overflow | capacity | number | valid | number events of size  |
 *       | i16 | i16    | i32  | i32        | i32      | i32      | i32    | i32   |                        |
 *       +-----+--------+------+------------+----------+----------+--------+-------+------------------------+
 *
 *  polarity event (type 1), 8 bytes:
 *       a word of {@link Aedat3Version}, then i32 time in microseconds, 0 to 2^31 - 1
 *
 *  special event (type 0), 8 bytes:
 *       bit 31..8    7..1     0
 *           +--------+--------+-------+
 *           | data   | kind   | valid |   then i32 time
 *           +--------+--------+-------+
 * </pre>
 *
 * <p>The full time is overflow · 2^31 + time. iniVation, AEDAT 3.1; libcaer events.
 */
final class Aedat3Packet {
    static final int HEADER_BYTES = 28;
    static final int SIZE = 4;
    static final int TIME_OFFSET = 8;
    static final int OVERFLOW = 12;
    static final int CAPACITY = 16;
    static final int NUMBER = 20;
    static final int VALID = 24;
    static final int SPECIAL = 0;
    static final int POLARITY = 1;
    static final int FRAME = 2;
    static final int IMU6 = 3;
    static final int IMU9 = 4;
    static final int LAST_TYPE = 13;
    static final int EVENT_BYTES = 8;
    static final int TIME = 4;
    static final int TIME_BITS = 31;
    static final int KIND_SHIFT = 1;
    static final int KIND_MASK = 0x7F;
    static final int KIND_WRAP = 0;
    static final int KIND_RESET = 1;

    private Aedat3Packet() {}

    /** Whether a special event's kind is an edge or pulse on a trigger input. */
    static boolean isTrigger(int kind) {
        return (kind >= 2 && kind <= 4) || (kind >= 6 && kind <= 11);
    }
}
