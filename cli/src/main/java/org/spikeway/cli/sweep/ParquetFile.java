package org.spikeway.cli.sweep;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table as a Parquet file: one row group, a page a column, PLAIN, not compressed, any cell may be missing.
 *
 * <pre>
 * "PAR1"
 * a column after the other:
 *     page header   compact Thrift
 *     4 bytes       length of the next two, low byte first
 *     varint        bytes of the bitmap · 2 + 1
 *     bitmap        a bit a row, low ones first: 1 where there is a value
 *     values        8 bytes each, low byte first; text as 4 bytes of length and UTF-8
 * footer            compact Thrift: names, types and places of the columns
 * 4 bytes           length of the footer, low byte first
 * "PAR1"
 * </pre>
 *
 * After the format's own description (parquet-format 2.x), of which this is the smallest part that every reader knows.
 */
final class ParquetFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int OPTIONAL = 1;
    private static final int UTF8 = 0;
    private static final int PLAIN = 0;
    private static final int RLE = 3;

    /** What the cells of a column are; the code is the format's. */
    private enum Type {
        WHOLE(2),
        REAL(5),
        TEXT(6);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        static Type of(SweepTable table, int column) {
            List<Object> present = table.column(column).stream()
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            if (!present.isEmpty() && present.stream().allMatch(Long.class::isInstance)) {
                return WHOLE;
            }
            boolean numbers = !present.isEmpty() && present.stream().allMatch(Number.class::isInstance);
            return numbers ? REAL : TEXT;
        }
    }

    private final SweepTable table;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ParquetFile(SweepTable table) {
        this.table = table;
    }

    /** The bytes of the file. A column of {@link Long}s is INT64, one of other numbers DOUBLE, any other text. */
    static byte[] of(SweepTable table) {
        return new ParquetFile(table).write();
    }

    private byte[] write() {
        out.writeBytes(MAGIC);
        int columns = table.columns().size();
        long[] offsets = new long[columns + 1];
        for (int column = 0; column < columns; column++) {
            offsets[column] = out.size();
            writeColumn(column);
        }
        offsets[columns] = out.size();
        byte[] footer = footer(offsets);
        out.writeBytes(footer);
        out.writeBytes(whole(4, footer.length));
        out.writeBytes(MAGIC);
        return out.toByteArray();
    }

    private void writeColumn(int column) {
        byte[] page = page(table.column(column), Type.of(table, column));
        out.writeBytes(new CompactThrift()
                .i32(1, 0)
                .i32(2, page.length)
                .i32(3, page.length)
                .begin(5)
                .i32(1, table.rows().size())
                .i32(2, PLAIN)
                .i32(3, RLE)
                .i32(4, RLE)
                .end()
                .bytes());
        out.writeBytes(page);
    }

    private static byte[] page(List<@Nullable Object> cells, Type type) {
        byte[] present = new byte[(cells.size() + 7) / 8];
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        for (int row = 0; row < cells.size(); row++) {
            Object cell = cells.get(row);
            if (cell != null) {
                present[row / 8] |= (byte) (1 << (row % 8));
                values.writeBytes(value(cell, type));
            }
        }
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        int header = (present.length << 1) | 1;
        for (; header > 0x7F; header >>>= 7) {
            levels.write((header & 0x7F) | 0x80);
        }
        levels.write(header);
        levels.writeBytes(present);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(whole(4, levels.size()));
        page.writeBytes(levels.toByteArray());
        page.writeBytes(values.toByteArray());
        return page.toByteArray();
    }

    private static byte[] value(Object cell, Type type) {
        if (type == Type.TEXT) {
            byte[] text = SweepTable.text(cell).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(4 + text.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(text.length)
                    .put(text)
                    .array();
        }
        Number number = (Number) cell;
        return whole(8, type == Type.WHOLE ? number.longValue() : Double.doubleToLongBits(number.doubleValue()));
    }

    private static byte[] whole(int bytes, long value) {
        byte[] low = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            low[i] = (byte) (value >>> (8 * i));
        }
        return low;
    }

    private byte[] footer(long[] offsets) {
        int columns = table.columns().size();
        CompactThrift footer = new CompactThrift().i32(1, 1).structs(2, columns + 1);
        footer.beginItem().text(4, "sweep").i32(5, columns).end();
        for (int column = 0; column < columns; column++) {
            Type type = Type.of(table, column);
            footer.beginItem()
                    .i32(1, type.code)
                    .i32(3, OPTIONAL)
                    .text(4, table.columns().get(column));
            if (type == Type.TEXT) {
                footer.i32(6, UTF8);
            }
            footer.end();
        }
        footer.i64(3, table.rows().size()).structs(4, 1).beginItem().structs(1, columns);
        for (int column = 0; column < columns; column++) {
            long size = offsets[column + 1] - offsets[column];
            footer.beginItem()
                    .i64(2, offsets[column])
                    .begin(3)
                    .i32(1, Type.of(table, column).code)
                    .i32s(2, PLAIN, RLE)
                    .texts(3, table.columns().get(column))
                    .i32(4, 0)
                    .i64(5, table.rows().size())
                    .i64(6, size)
                    .i64(7, size)
                    .i64(9, offsets[column])
                    .end()
                    .end();
        }
        footer.i64(2, offsets[columns] - offsets[0]).i64(3, table.rows().size()).end();
        return footer.text(6, "spikeway").bytes();
    }
}
