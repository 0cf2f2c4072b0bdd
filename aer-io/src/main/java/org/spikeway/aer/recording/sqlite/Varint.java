package org.spikeway.aer.recording.sqlite;

import java.nio.ByteBuffer;

/** Reads SQLite's numbers of 1 to 9 bytes: 7 bits a byte, highest first, the top bit says that more follow. */
final class Varint {
    private static final int LONGEST = 9;

    private final ByteBuffer in;
    private int at;

    Varint(ByteBuffer in, int at) {
        this.in = in;
        this.at = at;
    }

    /** The next number; -1 if the bytes end within it. */
    long next() {
        long value = 0;
        for (int i = 1; i <= LONGEST; i++) {
            if (at >= in.limit()) {
                return -1;
            }
            int b = in.get(at++);
            if (i == LONGEST) {
                return value << 8 | (b & 0xFF);
            }
            value = value << 7 | (b & 0x7F);
            if (b >= 0) {
                return value;
            }
        }
        return value;
    }

    int at() {
        return at;
    }
}
