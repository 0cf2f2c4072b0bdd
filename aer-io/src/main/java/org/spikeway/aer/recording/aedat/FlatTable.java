package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.spikeway.aer.UnreadableException;

/**
 * A table of a FlatBuffer, every offset checked against the bytes that are there.
 *
 * <pre>
 *  table:  i32 distance back to its vtable, then the fields
 *  vtable: u16 bytes of the vtable, u16 bytes of the table, then u16 for each field: its offset in the table, 0 = absent
 *  vector, string and table fields: u32 distance forward to u32 length and elements, or to the table
 * </pre>
 *
 * <p>Google, FlatBuffers internals.
 *
 * @param bytes little endian, from index 0 to the limit
 * @param at where the table begins
 */
record FlatTable(ByteBuffer bytes, int at) {
    private static final int WORD = 4;
    private static final int VTABLE_HEADER = 4;

    /** The root table of a buffer that begins at a position with the distance to it. */
    static FlatTable root(ByteBuffer bytes, int position) throws UnreadableException {
        return follow(bytes, position);
    }

    private static FlatTable follow(ByteBuffer bytes, int position) throws UnreadableException {
        long target = position + Integer.toUnsignedLong(bytes.getInt(checked(bytes, position, WORD)));
        return new FlatTable(bytes, checked(bytes, target, WORD));
    }

    private static int checked(ByteBuffer bytes, long position, long length) throws UnreadableException {
        if (position < 0 || length < 0 || position + length > bytes.limit()) {
            throw new UnreadableException(String.format(
                    "a FlatBuffer points to byte %,d of %,d. The file is damaged: fetch it again.",
                    position + length, bytes.limit()));
        }
        return (int) position;
    }

    /** Where a field of so many bytes stands; -1 if it is absent and has its default. */
    int field(int index, int length) throws UnreadableException {
        int vtable = checked(bytes, (long) at - bytes.getInt(at), VTABLE_HEADER);
        int vtableBytes = bytes.getShort(vtable) & 0xFFFF;
        int entry = VTABLE_HEADER + 2 * index;
        if (entry + 2 > vtableBytes) {
            return -1;
        }
        int offset = bytes.getShort(checked(bytes, vtable + entry, 2)) & 0xFFFF;
        return offset == 0 ? -1 : checked(bytes, (long) at + offset, length);
    }

    int int32(int index, int absent) throws UnreadableException {
        int position = field(index, WORD);
        return position < 0 ? absent : bytes.getInt(position);
    }

    long int64(int index, long absent) throws UnreadableException {
        int position = field(index, Long.BYTES);
        return position < 0 ? absent : bytes.getLong(position);
    }

    /** Where a vector's length stands, its elements checked to be there; -1 if it is absent. */
    int vector(int index, int elementBytes) throws UnreadableException {
        int position = field(index, WORD);
        if (position < 0) {
            return -1;
        }
        long target = position + Integer.toUnsignedLong(bytes.getInt(position));
        int vector = checked(bytes, target, WORD);
        checked(bytes, target + WORD, Integer.toUnsignedLong(bytes.getInt(vector)) * elementBytes);
        return vector;
    }

    /** The length of a vector; 0 if it is absent. */
    int length(int index, int elementBytes) throws UnreadableException {
        int vector = vector(index, elementBytes);
        return vector < 0 ? 0 : bytes.getInt(vector);
    }

    String text(int index) throws UnreadableException {
        int vector = vector(index, 1);
        if (vector < 0) {
            return "";
        }
        byte[] text = new byte[bytes.getInt(vector)];
        bytes.get(vector + WORD, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
