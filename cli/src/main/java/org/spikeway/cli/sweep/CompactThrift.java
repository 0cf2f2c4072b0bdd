package org.spikeway.cli.sweep;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes structures in Thrift's compact protocol, as far as Parquet needs it.
 *
 * <pre>
 * field    1 byte   id minus the id before (1 to 15) · 16 + type, then the value
 * i32 i64  varint   zigzag: 0 → 0, −1 → 1, 1 → 2, …; seven bits a byte, low ones first
 * text     varint   length, then UTF-8
 * list     1 byte   size · 16 + type (size below 15), else 0xF0 + type and a varint; then the items
 * struct            its fields, then a byte 0
 * </pre>
 */
final class CompactThrift {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int TEXT = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    CompactThrift i32(int id, int value) {
        field(id, I32);
        zigzag(value);
        return this;
    }

    CompactThrift i64(int id, long value) {
        field(id, I64);
        zigzag(value);
        return this;
    }

    CompactThrift text(int id, String value) {
        field(id, TEXT);
        text(value);
        return this;
    }

    CompactThrift begin(int id) {
        field(id, STRUCT);
        return beginItem();
    }

    /** Begins a structure that is an item of a list. */
    CompactThrift beginItem() {
        outer.push(last);
        last = 0;
        return this;
    }

    CompactThrift end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    CompactThrift structs(int id, int size) {
        return list(id, size, STRUCT);
    }

    CompactThrift i32s(int id, int... values) {
        list(id, values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    CompactThrift texts(int id, String... values) {
        list(id, values.length, TEXT);
        for (String value : values) {
            text(value);
        }
        return this;
    }

    /** The outermost structure, ended. */
    byte[] bytes() {
        out.write(0);
        return out.toByteArray();
    }

    private CompactThrift list(int id, int size, int type) {
        field(id, LIST);
        if (size < 15) {
            out.write((size << 4) | type);
        } else {
            out.write(0xF0 | type);
            varint(size);
        }
        return this;
    }

    private void field(int id, int type) {
        out.write(((id - last) << 4) | type);
        last = id;
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
