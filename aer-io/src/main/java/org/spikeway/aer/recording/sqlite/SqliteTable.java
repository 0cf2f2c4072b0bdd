package org.spikeway.aer.recording.sqlite;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * One pass over the rows of a table of an SQLite file, in the order of their numbers.
 *
 * <p>Written after the description of the file format that SQLite publishes. Read are ordinary tables with row numbers;
 * indices are not needed.
 *
 * <pre>
 *  page    byte 0: 5 inner, 13 leaf | 3: u16 cells | 8: (inner) u32 last child | u16 offset of each cell
 *  inner   u32 child | varint largest row in it
 *  leaf    varint bytes of the record | varint row | record, or its beginning and the u32 page where it goes on
 * </pre>
 */
public final class SqliteTable implements Closeable {
    private static final int INNER = 5;
    private static final int LEAF = 13;
    private static final int DEEPEST = 32;
    private static final int LARGEST_RECORD = 1 << 25;
    private static final int SCHEMA_ROOT = 1;

    /** A page on the way down, and the cell that comes next. */
    private static final class Level {
        final ByteBuffer page;
        final int start;
        final boolean leaf;
        final int cells;
        int next;

        Level(ByteBuffer page, int start) {
            this.page = page;
            this.start = start;
            leaf = page.get(start) == LEAF;
            cells = page.getShort(start + 3) & 0xFFFF;
        }
    }

    private final SqlitePages pages;
    private final String sql;
    private final Deque<Level> path = new ArrayDeque<>();
    private long visited;

    private SqliteTable(SqlitePages pages, long root, String sql) throws UnreadableException {
        this.pages = pages;
        this.sql = sql;
        descend(root);
    }

    /**
     * Opens a table.
     *
     * @throws UnreadableException if the file is no SQLite file, is damaged, or has no such table
     */
    public static SqliteTable open(Path file, String name) throws UnreadableException {
        SqlitePages pages = SqlitePages.open(file);
        try {
            SqliteTable schema = new SqliteTable(pages, SCHEMA_ROOT, "");
            for (SqliteRow row = schema.next(); row != null; row = schema.next()) {
                if (row.text(0).equals("table") && row.text(1).equalsIgnoreCase(name)) {
                    return new SqliteTable(pages, row.number(3), row.text(4));
                }
            }
            throw new UnreadableException(file + ": no table " + name + ". Give a bag that ROS 2 recorded.");
        } catch (UnreadableException refused) {
            pages.close();
            throw refused;
        }
    }

    /** The position of a column by its declaration; -1 if there is none. */
    public int column(String name) {
        int open = sql.indexOf('(');
        int close = sql.lastIndexOf(')');
        if (open < 0 || close < open) {
            return -1;
        }
        String[] declarations = sql.substring(open + 1, close).split(",", -1);
        for (int i = 0; i < declarations.length; i++) {
            String declared = declarations[i].strip().split("\\s", 2)[0].replaceAll("[\"'`\\[\\]]", "");
            if (declared.toLowerCase(Locale.ROOT).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void descend(long number) throws UnreadableException {
        // Every page belongs to one place of one table: more visits than pages means a loop.
        if (++visited > pages.count() || path.size() == DEEPEST) {
            throw pages.damaged("its pages form a loop");
        }
        Level level = new Level(pages.page(number), number == SCHEMA_ROOT ? SqlitePages.HEADER : 0);
        if (!level.leaf && level.page.get(level.start) != INNER) {
            throw pages.damaged("page " + number + " is no page of a table");
        }
        if (level.start + 12 + 2 * level.cells > level.page.limit()) {
            throw pages.damaged("page " + number + " has " + level.cells + " cells");
        }
        path.push(level);
    }

    /**
     * The next row; null after the last. Its bytes stay until it is dropped.
     *
     * @throws UnreadableException if a page is damaged
     */
    public @Nullable SqliteRow next() throws UnreadableException {
        while (!path.isEmpty()) {
            Level level = path.peek();
            if (level.leaf) {
                if (level.next < level.cells) {
                    return row(level.page, level.page.getShort(level.start + 8 + 2 * level.next++) & 0xFFFF);
                }
                path.pop();
            } else if (level.next < level.cells) {
                int cell = level.page.getShort(level.start + 12 + 2 * level.next++) & 0xFFFF;
                descend(word(level.page, cell));
            } else if (level.next++ == level.cells) {
                descend(word(level.page, level.start + 8));
            } else {
                path.pop();
            }
        }
        return null;
    }

    private long word(ByteBuffer page, int at) throws UnreadableException {
        if (at + Integer.BYTES > page.limit()) {
            throw pages.damaged("a cell lies outside of its page");
        }
        return page.getInt(at) & 0xFFFF_FFFFL;
    }

    private SqliteRow row(ByteBuffer page, int cell) throws UnreadableException {
        Varint varint = new Varint(page, cell);
        long size = varint.next();
        long id = varint.next();
        int usable = pages.usableBytes();
        if (size < 0 || size > LARGEST_RECORD || size > pages.count() * usable) {
            throw pages.damaged("a record of " + size + " bytes");
        }
        ByteBuffer record = ByteBuffer.allocate((int) size);
        int local = local((int) size, usable);
        if (varint.at() + local > page.limit()) {
            throw pages.damaged("a record lies outside of its page");
        }
        record.put(page.slice(varint.at(), local));
        long more = record.hasRemaining() ? word(page, varint.at() + local) : 0;
        while (record.hasRemaining()) {
            ByteBuffer next = pages.page(more);
            record.put(next.slice(Integer.BYTES, Math.min(usable - Integer.BYTES, record.remaining())));
            more = next.getInt(0) & 0xFFFF_FFFFL;
        }
        SqliteRow row = SqliteRow.of(id, record.flip());
        if (row == null) {
            throw pages.damaged("row " + id + " has a damaged record");
        }
        return row;
    }

    /** How much of a record lies in the leaf itself; the rule of the file format for table leaves. */
    private static int local(int size, int usable) {
        int most = usable - 35;
        if (size <= most) {
            return size;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int fitting = least + (size - least) % (usable - Integer.BYTES);
        return fitting <= most ? fitting : least;
    }

    @Override
    public void close() throws UnreadableException {
        pages.close();
    }
}
