package org.spikeway.aer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Unpacks compressed bytes up to the size that their own header declares, never more, and never sets memory aside for
 * a size that the compressed bytes cannot hold.
 *
 * <p>Deflate packs at most 1,032 bytes into one (RFC 1951: a match of 258 bytes takes at least two bits), so a header
 * that declares more than 1,032 times the packed bytes is a lie and is refused before anything is unpacked.
 */
public final class BoundedInflation {
    private static final int DEFLATE_LIMIT = 1032;

    private final String name;
    private final InputStream unpacked;
    private final long packedBytes;

    /**
     * @param name what the messages call this file or member
     * @param unpacked the stream of unpacked bytes
     * @param packedBytes bytes that are really there before unpacking
     */
    public BoundedInflation(String name, InputStream unpacked, long packedBytes) {
        this.name = name;
        this.unpacked = unpacked;
        this.packedBytes = packedBytes;
    }

    /**
     * That many bytes in all, the first of them already unpacked.
     *
     * @param count bytes in all, not fewer than there are in {@code head}
     * @param head bytes taken before with {@link #upTo}
     * @throws UnreadableException if so many cannot be there, are not there, or do not fit into half of the heap
     */
    public byte[] complete(byte[] head, long count) throws UnreadableException {
        if (count > (packedBytes + 1) * DEFLATE_LIMIT) {
            throw new UnreadableException(String.format(
                    "%s: the header declares %,d bytes, which %,d packed bytes cannot hold. The file is damaged or"
                            + " truncated: fetch it again.",
                    name, count, packedBytes));
        }
        long limit = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / 2);
        if (count > limit) {
            throw new UnreadableException(String.format(
                    "%s: %,d bytes unpacked, %,d may be. Unpack the file: a plain one is read in place.",
                    name, count, limit));
        }
        byte[] bytes = Arrays.copyOf(head, (int) count);
        int present = head.length + fill(bytes, head.length);
        if (present < count) {
            throw new UnreadableException(String.format(
                    "%s: truncated, %,d bytes expected, %,d there. Fetch the file again.", name, count, present));
        }
        return bytes;
    }

    /** The next bytes, at most that many; fewer only at the end. The caller chooses the count, not the file. */
    public byte[] upTo(int count) throws UnreadableException {
        byte[] bytes = new byte[count];
        return Arrays.copyOf(bytes, fill(bytes, 0));
    }

    private int fill(byte[] bytes, int from) throws UnreadableException {
        try {
            return unpacked.readNBytes(bytes, from, bytes.length - from);
        } catch (EOFException truncated) {
            throw new UnreadableException(name + ": truncated, the packed bytes end early. Fetch the file again.");
        } catch (ZipException damaged) {
            throw new UnreadableException(
                    name + ": the packed bytes are damaged (" + damaged.getMessage() + "). Fetch the file again.");
        } catch (IOException failed) {
            throw new UnreadableException(name + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    /** Refuses bytes after those that the header declared; reaching the end also checks the packed data's checksum. */
    public void requireEnd() throws UnreadableException {
        if (upTo(1).length != 0) {
            throw new UnreadableException(
                    name + ": more bytes than the header declares. The file is damaged: fetch it again.");
        }
    }
}
