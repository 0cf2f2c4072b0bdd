package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.FileWindow;

/** Reads a file front to back in pieces of known length, none larger than what may be mapped. */
final class BoundedWindow {
    /** The most bytes of a piece, and of what a packed piece unpacks to. */
    static final int LARGEST = 1 << 25;

    private final Path file;
    private final FileWindow window;

    BoundedWindow(Path file, long offset) throws UnreadableException {
        this.file = file;
        window = FileWindow.open(file, offset);
    }

    /** Bytes of the file that are left. */
    long left() {
        return window.left();
    }

    /** The next bytes, in place until the next call; null if the file ends before, nothing is used up then. */
    @Nullable
    ByteBuffer take(long length, String what) throws UnreadableException {
        if (length < 0 || length > window.left()) {
            return null;
        }
        if (length > LARGEST) {
            throw new UnreadableException(String.format(
                    "%s: a %s of %,d bytes, at most %,d are read. Fetch or record the bag again.",
                    window.place(), what, length, LARGEST));
        }
        if (window.bytes().remaining() < length) {
            window.advance();
        }
        ByteBuffer bytes = window.bytes();
        ByteBuffer piece = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) length);
        return piece;
    }

    /** Passes over bytes; false if the file ends before. */
    boolean skip(long length) throws UnreadableException {
        if (length < 0 || length > window.left()) {
            return false;
        }
        window.skip(length);
        return true;
    }

    /** File and offset, for messages. */
    String place() {
        return window.place();
    }

    Path file() {
        return file;
    }

    void close() throws UnreadableException {
        window.close();
    }
}
