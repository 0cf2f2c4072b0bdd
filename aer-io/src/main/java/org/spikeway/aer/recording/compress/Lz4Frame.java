package org.spikeway.aer.recording.compress;

import io.airlift.compress.lz4.Lz4Compressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.spikeway.aer.UnreadableException;

/**
 * Unpacks and packs frames of LZ4, also those whose blocks build on each other.
 *
 * <pre>
 *  byte 0            4     5    6            .. 14       .. 18            +1
 *       +------------+-----+----+---------------+-----------+-------------+--------+-- --+-----------+
 *       | 0x184D2204 | FLG | BD | [content size]| [dict id] | header check| block  |     | u32 0     |
 *       +------------+-----+----+---------------+-----------+-------------+--------+-- --+-----------+
 *
 *  FLG    bits 7..6 version 1, 5 blocks independent, 4 block checksums, 3 content size, 2 content checksum, 0 dict id
 *  block  u32 size, bit 31 set if not packed; size bytes; [u32 checksum]
 * </pre>
 *
 * <p>LZ4 frame format 1.6, lz4.org. Checksums are not checked: the frames of recordings have none.
 */
public final class Lz4Frame {
    private static final int MAGIC = 0x184D2204;
    private static final int FLAGS_AT = 4;
    private static final int OPTIONS_AT = 6;
    private static final int BLOCK_CHECKSUMS = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int DICTIONARY = 0x01;
    private static final int PLAIN_BLOCK = 0x8000_0000;

    /** Version 1, independent blocks of up to 4 MiB, no checksums; and the header's check byte for that. */
    private static final byte[] PACKED_HEADER = {0x04, 0x22, 0x4D, 0x18, 0x60, 0x70, 0x73};

    private static final int LARGEST_BLOCK = 1 << 22;
    private static final int FIRST_ROOM = 1 << 20;

    private Lz4Frame() {}

    /**
     * Unpacks a frame.
     *
     * @param packed holds the frame from index 0
     * @param spare used for the unpacked bytes if it is large enough
     * @param largest the most bytes that may come out
     * @throws UnreadableException if the frame is damaged, cut short, or holds more
     */
    public static Unpacked unpack(byte[] packed, int length, byte[] spare, int largest) throws UnreadableException {
        ByteBuffer in = ByteBuffer.wrap(packed, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        if (length < OPTIONS_AT + 1 || in.getInt(0) != MAGIC) {
            throw new UnreadableException("no LZ4 frame where one should begin. Fetch the file again.");
        }
        int flags = packed[FLAGS_AT];
        int at = OPTIONS_AT
                + 1
                + ((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0)
                + ((flags & DICTIONARY) != 0 ? Integer.BYTES : 0);
        int checksum = (flags & BLOCK_CHECKSUMS) != 0 ? Integer.BYTES : 0;
        byte[] out = spare;
        int unpacked = 0;
        while (true) {
            require(length - at >= Integer.BYTES);
            int word = in.getInt(at);
            at += Integer.BYTES;
            if (word == 0) {
                return new Unpacked(out, unpacked);
            }
            int size = word & ~PLAIN_BLOCK;
            require(size <= length - at);
            int end = block(packed, at, size, word < 0, out, unpacked);
            while (end < 0) {
                out = larger(out, largest);
                end = block(packed, at, size, word < 0, out, unpacked);
            }
            unpacked = end;
            at += Math.min(size + checksum, length - at);
        }
    }

    private static int block(byte[] packed, int at, int size, boolean plain, byte[] out, int unpacked)
            throws UnreadableException {
        if (!plain) {
            return Lz4Block.unpack(packed, at, at + size, out, unpacked);
        }
        if (size > out.length - unpacked) {
            return -1;
        }
        System.arraycopy(packed, at, out, unpacked, size);
        return unpacked + size;
    }

    private static byte[] larger(byte[] out, int largest) throws UnreadableException {
        if (out.length >= largest) {
            throw new UnreadableException(String.format(
                    "an LZ4 frame holds over %,d bytes, the most that are unpacked at once. The file is damaged: fetch"
                            + " it again.",
                    largest));
        }
        return Arrays.copyOf(out, Math.min(largest, Math.max(FIRST_ROOM, 4 * out.length)));
    }

    private static void require(boolean met) throws UnreadableException {
        if (!met) {
            throw new UnreadableException("an LZ4 frame is cut short. Fetch the file again.");
        }
    }

    /** Packs bytes into one frame of independent blocks. */
    public static byte[] pack(byte[] plain) {
        Lz4Compressor compressor = new Lz4Compressor();
        int blocks = (plain.length + LARGEST_BLOCK - 1) / LARGEST_BLOCK;
        int room = compressor.maxCompressedLength(LARGEST_BLOCK) + Integer.BYTES;
        ByteBuffer frame = ByteBuffer.allocate(PACKED_HEADER.length
                        + (blocks <= 1 ? compressor.maxCompressedLength(plain.length) + Integer.BYTES : blocks * room)
                        + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.put(PACKED_HEADER);
        for (int from = 0; from < plain.length; from += LARGEST_BLOCK) {
            int count = Math.min(LARGEST_BLOCK, plain.length - from);
            int at = frame.position() + Integer.BYTES;
            int size = compressor.compress(plain, from, count, frame.array(), at, frame.capacity() - at);
            frame.putInt(size).position(at + size);
        }
        frame.putInt(0);
        return Arrays.copyOf(frame.array(), frame.position());
    }
}
