package org.spikeway.aer.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * Steps through the documents of one data file of a queue, within the file's real length.
 *
 * <pre>
 *  bit 31           30          29                    0
 *  +----------------+-----------+---------------------+----------------------+---------------
 *  | not complete   | meta data | length in bytes     | that many bytes      | 0 to 3 bytes up
 *  +----------------+-----------+---------------------+----------------------+ to a multiple
 *   4 bytes, little endian; behind the last frame 0, or both                   of 4
 *   bits and no length where a later file goes on
 * </pre>
 *
 * <p>Journals come from elsewhere, too. Chronicle makes objects of the classes that a file's meta data name, follows
 * its index to wherever that points, and maps pieces that reach behind a file's end; so a journal is read without it:
 * meta data are passed over, and nothing but the frames decides what comes next.
 */
final class QueueFrames implements AutoCloseable {
    private static final int META_DATA = 1 << 30;
    private static final int LENGTH = META_DATA - 1;
    private static final int WORD = 4;
    private static final int WINDOW = 1 << 26;
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final FileChannel channel;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;
    private long at;

    QueueFrames(Path file) throws UnreadableException {
        this.file = file;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException failed) {
            throw JournalFiles.unreadable(file, failed);
        }
    }

    /** @throws UnreadableException unless the frames end with a word of 0, or one not complete, within the file */
    static void requireWhole(Path file) throws UnreadableException {
        try (QueueFrames frames = new QueueFrames(file)) {
            while (frames.skip() > 0) {}
        } catch (InternalError cut) {
            throw cutWhileRead(file);
        }
    }

    /** What to say of an InternalError, which the JVM makes of a mapped file that is cut while it is being read. */
    static UnreadableException cutWhileRead(Path file) {
        return new UnreadableException(file + ": the file was cut while it was read. Copy the journal again.");
    }

    /**
     * The next document, or null if there is none now; asked again, it may have come.
     *
     * @return the document's bytes, little endian; valid until the next call
     */
    @Nullable
    ByteBuffer next() throws UnreadableException {
        long start = at;
        int word = skip();
        while (word > 0 && (word & META_DATA) != 0) {
            start = at;
            word = skip();
        }
        if (word <= 0) {
            return null;
        }
        if (word > JournalDocument.LARGEST) {
            throw new UnreadableException(String.format(
                    "%s: byte %,d: a document of %,d bytes, the largest has %,d. The journal is damaged: run again.",
                    file, start, word, JournalDocument.LARGEST));
        }
        require(start, WORD + word);
        return window.slice((int) (start - windowStart) + WORD, word).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Steps over a frame and returns its word; stays where it is if the word is no frame's (0 or below). */
    private int skip() throws UnreadableException {
        int word = word();
        if (word > 0) {
            long end = at + WORD + (word & LENGTH);
            if (end > windowStart + window.limit() && end > size()) {
                throw cut(at);
            }
            at = end + 3 & ~3L;
        }
        return word;
    }

    private int word() throws UnreadableException {
        require(at, WORD);
        // The writer sets the word when the document is whole, so nothing of it may be read before the word.
        return (int) INT.getAcquire(window, (int) (at - windowStart));
    }

    /** Moves the window so that it holds some bytes. */
    private void require(long from, int count) throws UnreadableException {
        if (from >= windowStart && from + count <= windowStart + window.limit()) {
            return;
        }
        long size = size();
        if (from + count > size) {
            throw cut(from);
        }
        try {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(WINDOW, size - from));
            window = mapped;
            windowStart = from;
        } catch (IOException failed) {
            throw JournalFiles.unreadable(file, failed);
        }
    }

    private long size() throws UnreadableException {
        try {
            return channel.size();
        } catch (IOException failed) {
            throw JournalFiles.unreadable(file, failed);
        }
    }

    private UnreadableException cut(long frame) throws UnreadableException {
        return new UnreadableException(String.format(
                "%s: %,d bytes, the document at byte %,d reaches beyond. The file was cut: copy the journal again.",
                file, size(), frame));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            // It was only read; there is nothing to lose.
        }
    }
}
