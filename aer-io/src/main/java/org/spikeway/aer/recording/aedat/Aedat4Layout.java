package org.spikeway.aer.recording.aedat;

/**
 * The bytes of an AEDAT 4.0 file, little endian.
 *
 * <pre>
 *  byte 0                  14          18
 *       +------------------+-----------+-----------------------+---------+---------+-- --+
 *       | #!AER-DAT4.0\r\n | u32 length| FlatBuffer IOHE       | packet  | packet  |     |
 *       +------------------+-----------+-----------------------+---------+---------+-- --+
 *
 *  IOHE    {0: i32 compression, 1: i64 position of the data table or -1, 2: string XML about the streams}
 *  packet  i32 stream, i32 size, size bytes: compressed, one LZ4 or Zstandard frame; unpacked a FlatBuffer:
 *          u32 size, u32 root, 4 letters: EVTS changes, FRME frame, IMUS samples, TRIG triggers
 *  EVTS    {0: vector of events, 16 bytes each as EventRecord says, in microseconds since 1970}
 *  FTAB    the data table, compressed like a packet, behind the packets:
 *          {0: vector of {0: i64 position, 1: i32 stream and i32 size, 2: i64 elements, 3: i64 first, 4: i64 last time}}
 * </pre>
 *
 * <p>iniVation, AEDAT 4.0 and dv-processing's schemas.
 */
final class Aedat4Layout {
    static final String MARK = "#!AER-DAT4.0\r\n";
    static final int LENGTH_AT = MARK.length();
    static final int HEADER_AT = LENGTH_AT + Integer.BYTES;
    static final int COMPRESSION_FIELD = 0;
    static final int TABLE_POSITION_FIELD = 1;
    static final int XML_FIELD = 2;
    static final int PACKET_HEADER_BYTES = 8;

    /** Behind the size prefix of an unpacked FlatBuffer. */
    static final int ROOT_AT = 4;

    static final int IDENTIFIER_AT = 8;
    static final int SHORTEST_BUFFER = 12;
    static final int EVENTS = identifier("EVTS");
    static final int FRAME = identifier("FRME");
    static final int IMU = identifier("IMUS");
    static final int TRIGGERS = identifier("TRIG");

    private Aedat4Layout() {}

    static int identifier(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }
}
