package org.spikeway.aer.recording.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One buffer in the form of Blosc 1: blocks, each packed by one of several methods after its bytes were shuffled.
 *
 * <pre>
 *  byte 0        1          2       3          4        8            12       16
 *  +------------+----------+-------+----------+--------+------------+--------+--------------------------+
 *  | version    | method's | flags | size of  | bytes  | bytes of   | bytes  | i32 where each block     |
 *  |            | version  |       | a number |        | a block    | packed | begins …                 |
 *  +------------+----------+-------+----------+--------+------------+--------+--------------------------+
 *  flags: 1 bytes shuffled, 2 not packed at all, 4 bits shuffled, 16 blocks are not split,
 *         bits 5-7 method: 0 BloscLZ, 1 LZ4, 3 zlib, 4 Zstandard
 *  block: i32 packed bytes, the bytes; once, or once for each byte of a number if the block is split;
 *         as many packed bytes as unpacked ones means they are not packed
 * </pre>
 */
final class BloscChunk {
    /** The most bytes that a buffer may unpack to. */
    static final int LARGEST = 1 << 24;

    private static final int HEADER = 16;
    private static final int SHUFFLED = 1;
    private static final int PLAIN = 2;
    private static final int BITS_SHUFFLED = 4;
    private static final int NOT_SPLIT = 16;
    private static final int MOST_SPLITS = 16;
    private static final int LEAST_SPLIT_BYTES = 128;

    private final byte[] chunk;
    private final ByteBuffer in;
    private final int flags;
    private final int typeBytes;
    private final int bytes;
    private final int blockBytes;
    private final byte[] out;

    private BloscChunk(byte[] chunk) {
        this.chunk = chunk;
        in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        if (in.limit() < HEADER) {
            throw new DamagedChunkException("Blosc buffer of " + in.limit() + " bytes, its header takes " + HEADER);
        }
        flags = in.get(2);
        typeBytes = Math.max(1, in.get(3) & 0xFF);
        bytes = in.getInt(4);
        blockBytes = in.getInt(8);
        if (bytes < 0 || bytes > LARGEST || blockBytes < 1 || blockBytes > LARGEST) {
            throw new DamagedChunkException(String.format(
                    "Blosc buffer of %,d bytes in blocks of %,d, at most %,d are read", bytes, blockBytes, LARGEST));
        }
        out = new byte[bytes];
    }

    /**
     * Unpacks a buffer.
     *
     * @throws DamagedChunkException if it is damaged or packed by a method that is not read
     */
    static byte[] decode(byte[] chunk) {
        BloscChunk blosc = new BloscChunk(chunk);
        blosc.unpack();
        return blosc.out;
    }

    private void unpack() {
        if ((flags & PLAIN) != 0) {
            if (in.limit() - HEADER < bytes) {
                throw new DamagedChunkException("Blosc buffer ends before its " + bytes + " bytes");
            }
            in.get(HEADER, out);
            return;
        }
        int blocks = (int) (((long) bytes + blockBytes - 1) / blockBytes);
        if (in.limit() - HEADER < 4L * blocks) {
            throw new DamagedChunkException("Blosc buffer ends within the list of its " + blocks + " blocks");
        }
        for (int i = 0; i < blocks; i++) {
            int from = i * blockBytes;
            block(in.getInt(HEADER + 4 * i), from, Math.min(blockBytes, bytes - from));
        }
    }

    private void block(int start, int to, int length) {
        boolean split = (flags & NOT_SPLIT) == 0
                && typeBytes <= MOST_SPLITS
                && length == blockBytes
                && blockBytes / typeBytes >= LEAST_SPLIT_BYTES;
        int parts = split ? typeBytes : 1;
        byte[] block = new byte[length];
        int at = start;
        int partBytes = length / parts;
        for (int part = 0; part < parts; part++) {
            if (at < HEADER || at > in.limit() - 4) {
                throw new DamagedChunkException("Blosc block at byte " + at + " of " + in.limit());
            }
            int packed = in.getInt(at);
            at += 4;
            if (packed < 0 || packed > in.limit() - at) {
                throw new DamagedChunkException(
                        "Blosc block of " + packed + " packed bytes at byte " + at + " of " + in.limit());
            }
            PackedStream stream = new PackedStream(chunk, at, packed, block, part * partBytes, partBytes);
            if (packed == partBytes) {
                stream.copy();
            } else {
                stream.unpack(flags >> 5 & 7);
            }
            at += packed;
        }
        unshuffle(block, to);
    }

    private void unshuffle(byte[] block, int to) {
        if ((flags & BITS_SHUFFLED) != 0 && typeBytes > 0) {
            System.arraycopy(ShuffledBits.restore(block, typeBytes), 0, out, to, block.length);
        } else if ((flags & SHUFFLED) != 0 && typeBytes > 1) {
            int count = block.length / typeBytes;
            for (int i = 0; i < count; i++) {
                for (int b = 0; b < typeBytes; b++) {
                    out[to + i * typeBytes + b] = block[b * count + i];
                }
            }
            int whole = count * typeBytes;
            System.arraycopy(block, whole, out, to + whole, block.length - whole);
        } else {
            System.arraycopy(block, 0, out, to, block.length);
        }
    }
}
