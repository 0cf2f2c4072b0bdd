package org.spikeway.aer.recording.hdf5;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Packed bytes and the place that they unpack to, which they must fill exactly.
 *
 * @param from the first packed byte
 * @param to where the first unpacked byte goes
 */
record PackedStream(byte[] in, int from, int packed, byte[] out, int to, int length) {
    private static final int FAR = 31 << 8;
    private static final int FARTHEST_NEAR = 8191;

    void copy() {
        System.arraycopy(in, from, out, to, length);
    }

    /** Unpacks by a method of Blosc's list: 0 BloscLZ, 1 LZ4, 3 zlib, 4 Zstandard. */
    void unpack(int method) {
        int unpacked =
                switch (method) {
                    case 0 -> bloscLz();
                    case 1 -> by(new Lz4Decompressor());
                    case 3 -> zlib();
                    case 4 -> by(new ZstdDecompressor());
                    default -> throw new DamagedChunkException("Blosc method " + method + " is not read");
                };
        if (unpacked != length) {
            throw new DamagedChunkException("packed bytes that unpack to " + unpacked + ", not " + length);
        }
    }

    /**
     * BloscLZ: literal runs and copies of what came before.
     *
     * <pre>
     *  000nnnnn  n + 1 bytes follow as they are
     *  lllooooo  a copy of l + 2 bytes (l = 7: plus the following bytes up to one below 255) from o · 256 + next byte
     *            + 1 bytes back; o = 31 and next byte = 255: 8,192 + the next two bytes (highest first) back
     * </pre>
     */
    private int bloscLz() {
        int at = from;
        int end = from + packed;
        int put = to;
        int limit = to + length;
        boolean first = true;
        while (at < end) {
            int code = in[at++] & (first ? 0x1F : 0xFF);
            first = false;
            if (code < 32) {
                int run = code + 1;
                if (run > end - at || run > limit - put) {
                    throw new DamagedChunkException("BloscLZ run of " + run + " beyond the end");
                }
                System.arraycopy(in, at, out, put, run);
                at += run;
                put += run;
                continue;
            }
            int run = (code >> 5) + 2;
            int back = (code & 0x1F) << 8;
            if (run == 9) {
                int more = 255;
                while (more == 255) {
                    more = byteAt(at++, end);
                    run += more;
                    if (run > length) {
                        throw new DamagedChunkException("BloscLZ copy longer than its block");
                    }
                }
            }
            int low = byteAt(at++, end);
            if (low == 255 && back == FAR) {
                back = (byteAt(at, end) << 8 | byteAt(at + 1, end)) + FARTHEST_NEAR;
                at += 2;
            } else {
                back += low;
            }
            put = repeat(put, back + 1, run, limit);
        }
        return put - to;
    }

    private int byteAt(int at, int end) {
        if (at >= end) {
            throw new DamagedChunkException("BloscLZ bytes end within a copy");
        }
        return in[at] & 0xFF;
    }

    /** Copies byte by byte, for a copy may overlap itself. */
    private int repeat(int put, int back, int run, int limit) {
        if (run > limit - put || back > put - to) {
            throw new DamagedChunkException("BloscLZ copy of " + run + " from " + back + " back");
        }
        for (int i = 0; i < run; i++) {
            out[put + i] = out[put + i - back];
        }
        return put + run;
    }

    private int by(Decompressor decompressor) {
        try {
            return decompressor.decompress(in, from, packed, out, to, length);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new DamagedChunkException("damaged packed bytes (" + damaged.getMessage() + ")");
        }
    }

    private int zlib() {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in, from, packed);
            int unpacked = inflater.inflate(out, to, length);
            return inflater.finished() || unpacked < length ? unpacked : length;
        } catch (DataFormatException damaged) {
            throw new DamagedChunkException("damaged zlib bytes");
        } finally {
            inflater.end();
        }
    }

    /** Unpacks zlib bytes of a chunk that has so many. */
    static byte[] inflate(byte[] chunk, int length) {
        byte[] out = new byte[length];
        new PackedStream(chunk, 0, chunk.length, out, 0, length).unpack(3);
        return out;
    }

    /** Unpacks a frame that tells its own size. */
    static byte[] zstdFrame(byte[] chunk) {
        long size;
        try {
            size = ZstdDecompressor.getDecompressedSize(chunk, 0, chunk.length);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new DamagedChunkException("damaged Zstandard frame (" + damaged.getMessage() + ")");
        }
        if (size < 0 || size > BloscChunk.LARGEST) {
            throw new DamagedChunkException(
                    "Zstandard frame of " + size + " bytes, at most " + BloscChunk.LARGEST + " are read");
        }
        byte[] out = new byte[(int) size];
        new PackedStream(chunk, 0, chunk.length, out, 0, out.length).unpack(4);
        return out;
    }
}
