package org.spikeway.aer.recording.numpy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.spikeway.aer.UnreadableException;

/** Reads the elements of one NPY array in pieces, each of a bounded number of bytes. */
final class ElementReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final String name;
    private final int elementBytes;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private long left;
    private int stray;

    /**
     * @param in stands at the first element
     * @param count of the elements that the header declares
     */
    ElementReader(InputStream in, String name, int elementBytes, long count) {
        this.in = in;
        this.name = name;
        this.elementBytes = elementBytes;
        left = count;
        bytes = new byte[Math.max(BUFFER / elementBytes, 1) * elementBytes];
        buffer = ByteBuffer.wrap(bytes);
    }

    /** The elements read last, from byte 0. */
    ByteBuffer buffer() {
        return buffer;
    }

    /** The most elements that one call reads. */
    int capacity() {
        return bytes.length / elementBytes;
    }

    /** Reads up to that many elements; fewer only where the array or the file ends. */
    int read(int count) throws UnreadableException {
        int wanted = (int) Math.min(Math.min(count, capacity()), left);
        int present;
        try {
            present = in.readNBytes(bytes, 0, wanted * elementBytes);
        } catch (EOFException truncated) {
            present = 0;
        } catch (ZipException damaged) {
            throw new UnreadableException(
                    name + ": the packed bytes are damaged (" + damaged.getMessage() + "). Fetch the file again.");
        } catch (IOException failed) {
            throw new UnreadableException(name + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
        int whole = present / elementBytes;
        stray = present % elementBytes;
        left = whole < wanted ? 0 : left - whole;
        return whole;
    }

    /** Bytes of an element that the file's end cut short. */
    int strayBytes() {
        return stray;
    }

    @Override
    public void close() throws UnreadableException {
        try {
            in.close();
        } catch (IOException failed) {
            throw new UnreadableException(name + ": cannot be closed (" + failed.getMessage() + ").");
        }
    }
}
