package org.spikeway.aer.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.spikeway.aer.UnreadableException;

/**
 * A mapped piece of a file that moves on through it, so that a file of any size takes the same address space.
 *
 * <p>The file must not be shortened while it is open.
 */
public final class FileWindow implements Closeable {
    private static final long LENGTH = 1L << 26;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private long start;
    private MappedByteBuffer bytes;
    private boolean closed;

    private FileWindow(Path file, FileChannel channel, long size, long start) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = size;
        this.start = start;
        this.bytes = map();
    }

    /**
     * Opens the window at an offset.
     *
     * @param offset at most the file's size counts
     * @throws UnreadableException if the file cannot be read
     */
    public static FileWindow open(Path file, long offset) throws UnreadableException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            long size = channel.size();
            return new FileWindow(file, channel, size, Math.min(offset, size));
        } catch (IOException failed) {
            close(channel);
            throw unreadable(file, failed);
        }
    }

    private MappedByteBuffer map() throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(LENGTH, size - start));
    }

    /** The mapped bytes; the position says what has been used of them. Valid until {@link #advance} or {@link #close}. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Where the position stands in the file. */
    public long offset() {
        return start + bytes.position();
    }

    /** Bytes of the file from the position on. */
    public long left() {
        return size - offset();
    }

    /** File and offset for messages, such as {@code a.raw: byte 117}. */
    public String place() {
        return String.format("%s: byte %,d", file, offset());
    }

    /**
     * Moves the window on to the position.
     *
     * @return false if it already reaches the end of the file; nothing moves then
     */
    public boolean advance() throws UnreadableException {
        return start + bytes.limit() < size && seek(offset());
    }

    /**
     * Moves the window to an offset.
     *
     * @return true
     */
    boolean seek(long offset) throws UnreadableException {
        start = Math.min(offset, size);
        BufferUtil.free(bytes);
        try {
            bytes = map();
        } catch (IOException failed) {
            closed = true;
            close(channel);
            throw unreadable(file, failed);
        }
        return true;
    }

    /** Goes back to an offset, over the same mapping if it reaches there. */
    public void goBack(long offset) throws UnreadableException {
        if (offset >= start && offset <= offset()) {
            bytes.position((int) (offset - start));
        } else {
            seek(offset);
        }
    }

    /** Moves the position on by more than a window may hold. */
    public void skip(long count) throws UnreadableException {
        if (count <= bytes.remaining()) {
            bytes.position(bytes.position() + (int) count);
        } else {
            seek(offset() + Math.min(count, left()));
        }
    }

    @Override
    public void close() throws UnreadableException {
        if (!closed) {
            closed = true;
            BufferUtil.free(bytes);
            close(channel);
        }
    }

    private static void close(@org.jspecify.annotations.Nullable FileChannel channel) throws UnreadableException {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException failed) {
                throw new UnreadableException("the recording cannot be closed (" + failed.getMessage() + ").");
            }
        }
    }

    private static UnreadableException unreadable(Path file, IOException failed) {
        return new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
    }
}
