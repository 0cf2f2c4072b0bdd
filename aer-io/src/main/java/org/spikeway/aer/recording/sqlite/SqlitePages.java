package org.spikeway.aer.recording.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.spikeway.aer.UnreadableException;

/**
 * The pages of an SQLite file.
 *
 * <pre>
 *  byte 0                  16          18        20                    28
 *  +-----------------------+-----------+---------+---------------------+-----------------
 *  | "SQLite format 3" 00  | page size | …       | reserved at the end | pages in the file
 *  +-----------------------+-----------+---------+---------------------+-----------------
 *                            1: 65,536            of every page (1 byte)   big endian
 * </pre>
 */
final class SqlitePages implements Closeable {
    static final int HEADER = 100;
    private static final String MARK = "SQLite format 3\0";
    private static final int LEAST_PAGE = 512;

    private final Path file;
    private final FileChannel channel;
    private final int pageBytes;
    private final int usableBytes;
    private final long pages;

    private SqlitePages(Path file, FileChannel channel, int pageBytes, int usableBytes, long pages) {
        this.file = file;
        this.channel = channel;
        this.pageBytes = pageBytes;
        this.usableBytes = usableBytes;
        this.pages = pages;
    }

    static SqlitePages open(Path file) throws UnreadableException {
        try {
            if (Files.exists(Path.of(file + "-wal")) && Files.size(Path.of(file + "-wal")) > 0) {
                throw new UnreadableException(file + ": changes wait in " + file.getFileName()
                        + "-wal. Close the recorder, or open and close the file with sqlite3.");
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return of(file, channel);
            } catch (IOException refused) {
                channel.close();
                throw refused;
            }
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    private static SqlitePages of(Path file, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        readFully(channel, header, 0);
        String mark = new String(header.array(), 0, MARK.length(), StandardCharsets.ISO_8859_1);
        if (header.position() < HEADER || !mark.equals(MARK)) {
            throw new UnreadableException(file + ": byte 0: no SQLite file.");
        }
        int declared = header.getShort(16) & 0xFFFF;
        int pageBytes = declared == 1 ? 1 << 16 : declared;
        int usable = pageBytes - (header.get(20) & 0xFF);
        if (pageBytes < LEAST_PAGE || Integer.bitCount(pageBytes) != 1 || usable < 480) {
            throw new UnreadableException(file + ": byte 16: pages of " + pageBytes + " bytes, " + usable
                    + " of them used. Fetch the file again.");
        }
        return new SqlitePages(file, channel, pageBytes, usable, channel.size() / pageBytes);
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        while (into.hasRemaining() && channel.read(into, position + into.position()) > 0) {
            // A read may give fewer bytes than asked for.
        }
    }

    /** Reads a page, from 1. */
    ByteBuffer page(long number) throws UnreadableException {
        if (number < 1 || number > pages) {
            throw damaged("page " + number + " of " + pages);
        }
        ByteBuffer page = ByteBuffer.allocate(pageBytes);
        try {
            readFully(channel, page, (number - 1) * pageBytes);
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
        return page.clear();
    }

    /** Bytes of a page that hold data. */
    int usableBytes() {
        return usableBytes;
    }

    /** Whole pages in the file. */
    long count() {
        return pages;
    }

    UnreadableException damaged(String what) {
        return new UnreadableException(file + ": the SQLite file is damaged: " + what + ". Fetch it again.");
    }

    @Override
    public void close() throws UnreadableException {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be closed (" + failed.getMessage() + ").");
        }
    }
}
