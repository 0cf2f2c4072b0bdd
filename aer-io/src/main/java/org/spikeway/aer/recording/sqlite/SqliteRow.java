package org.spikeway.aer.recording.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One row of a table: its number, and its columns in SQLite's record form.
 *
 * <pre>
 *  varint bytes of the head | varint type of each column … | the columns' bytes
 *  types: 0 null, 1-4 whole numbers of so many bytes, 5 of 6, 6 of 8, 7 real, 8 zero, 9 one,
 *         even from 12 on: (type − 12) / 2 bytes, odd from 13 on: (type − 13) / 2 bytes of text
 * </pre>
 */
public final class SqliteRow {
    private static final int MOST_COLUMNS = 64;
    private static final int FIRST_BLOB = 12;

    private final long id;
    private final ByteBuffer record;
    private final long[] types = new long[MOST_COLUMNS];
    private final int[] offsets = new int[MOST_COLUMNS];
    private int columns;

    private SqliteRow(long id, ByteBuffer record) {
        this.id = id;
        this.record = record;
    }

    /** Takes a record apart; null if it is damaged. */
    static @org.jspecify.annotations.Nullable SqliteRow of(long id, ByteBuffer record) {
        SqliteRow row = new SqliteRow(id, record);
        return row.parse() ? row : null;
    }

    private boolean parse() {
        Varint varint = new Varint(record, 0);
        long headBytes = varint.next();
        long offset = headBytes;
        if (headBytes < 1 || headBytes > record.limit()) {
            return false;
        }
        while (varint.at() < headBytes && columns < MOST_COLUMNS) {
            long type = varint.next();
            long bytes = bytes(type);
            if (type < 0 || bytes > record.limit() - offset) {
                return false;
            }
            types[columns] = type;
            offsets[columns++] = (int) offset;
            offset += bytes;
        }
        return true;
    }

    private static long bytes(long type) {
        if (type >= FIRST_BLOB) {
            return (type - FIRST_BLOB) / 2;
        }
        return switch ((int) type) {
            case 1, 2, 3, 4 -> type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> 0;
        };
    }

    /** The number of the row; the value of a column declared INTEGER PRIMARY KEY. */
    public long id() {
        return id;
    }

    /** A whole number; 0 for anything else. A null is the row's number, as in an INTEGER PRIMARY KEY. */
    public long number(int column) {
        if (column < 0 || column >= columns) {
            return 0;
        }
        long type = types[column];
        if (type == 0) {
            return id;
        }
        if (type == 9) {
            return 1;
        }
        int bytes = type <= 6 ? (int) bytes(type) : 0;
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            byte next = record.get(offsets[column] + i);
            value = i == 0 ? next : value << 8 | (next & 0xFF);
        }
        return value;
    }

    /** A text; empty for anything else. */
    public String text(int column) {
        ByteBuffer bytes = blob(column);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /** The bytes of a blob or text, in place; none for anything else. */
    public ByteBuffer blob(int column) {
        boolean is = column >= 0 && column < columns && types[column] >= FIRST_BLOB;
        return is ? record.slice(offsets[column], (int) bytes(types[column])) : record.slice(0, 0);
    }
}
