package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields at the head of a record of a ROS 1 bag.
 *
 * <pre>
 *  u32 bytes of the head | { u32 bytes of a field | name '=' value } … | u32 bytes of the data | data
 *  op (u8): 2 message, 3 bag, 4 index, 5 chunk, 6 chunk's summary, 7 connection
 * </pre>
 */
record BagRecord(Map<String, ByteBuffer> fields) {
    static final int MESSAGE = 2;
    static final int CHUNK = 5;
    static final int CONNECTION = 7;

    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_NAME = 100;

    /** The fields in some bytes; null if they are damaged. */
    static @Nullable BagRecord of(ByteBuffer head) {
        Map<String, ByteBuffer> fields = new HashMap<>();
        ByteBuffer in = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= Integer.BYTES && fields.size() < MOST_FIELDS) {
            long length = in.getInt() & 0xFFFF_FFFFL;
            if (length > in.remaining()) {
                return null;
            }
            ByteBuffer field = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
            in.position(in.position() + (int) length);
            int equals = 0;
            while (equals < field.limit() && equals < LONGEST_NAME && field.get(equals) != '=') {
                equals++;
            }
            if (equals == field.limit() || equals == LONGEST_NAME) {
                return null;
            }
            fields.put(
                    text(field, 0, equals),
                    field.slice(equals + 1, field.limit() - equals - 1).order(ByteOrder.LITTLE_ENDIAN));
        }
        return in.hasRemaining() ? null : new BagRecord(fields);
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        byte[] copy = new byte[to - from];
        bytes.get(from, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    /** What the record is; -1 if it does not say. */
    int op() {
        ByteBuffer op = fields.get("op");
        return op == null || op.limit() != 1 ? -1 : op.get(0);
    }

    /** A field of four bytes; -1 if it is not there. */
    long number(String name) {
        ByteBuffer value = fields.get(name);
        return value == null || value.limit() != Integer.BYTES ? -1 : value.getInt(0) & 0xFFFF_FFFFL;
    }

    /** A field of text; empty if it is not there. */
    String text(String name) {
        ByteBuffer value = fields.get(name);
        return value == null ? "" : text(value, 0, value.limit());
    }
}
