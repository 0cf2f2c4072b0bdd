package org.spikeway.aer.recording.ros;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.compress.Lz4Frame;
import org.spikeway.aer.recording.compress.Unpacked;

/** Unpacks a chunk of a bag, to no more than the size that it declares and that may be. */
final class PackedChunk {
    /** A block of Zstandard takes 4 bytes and holds at most 128 KiB; bzip2 has 900 kB in 40 bytes at best. */
    private static final long ZSTD_LIMIT = 1 << 15;

    /** A byte of an LZ4 match stands for at most 255. */
    private static final long LZ4_LIMIT = 255;

    private PackedChunk() {}

    /**
     * The unpacked bytes.
     *
     * @param method {@code none} or empty, {@code lz4}, {@code bz2}, {@code zstd}
     * @param size that the chunk declares
     * @param place for messages
     */
    static ByteBuffer unpack(ByteBuffer packed, String method, long size, String place) throws UnreadableException {
        if (method.isEmpty() || method.equals("none")) {
            return packed;
        }
        long limit = (packed.remaining() + 1) * (method.equals("lz4") ? LZ4_LIMIT : ZSTD_LIMIT);
        if (size < 0 || size > Math.min(limit, BoundedWindow.LARGEST)) {
            throw new UnreadableException(String.format(
                    "%s: a chunk of %,d packed bytes declares %,d, at most %,d are read. Fetch or record the bag again.",
                    place, packed.remaining(), size, Math.min(limit, BoundedWindow.LARGEST)));
        }
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        try {
            Unpacked unpacked = unpack(bytes, method, (int) size);
            if (unpacked.length() != size) {
                throw new UnreadableException(String.format(
                        "a chunk of %,d bytes unpacks to %,d. Fetch or record the bag again.",
                        size, unpacked.length()));
            }
            return ByteBuffer.wrap(unpacked.bytes(), 0, unpacked.length())
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (UnreadableException damaged) {
            throw new UnreadableException(place + ": " + damaged.getMessage());
        }
    }

    private static Unpacked unpack(byte[] bytes, String method, int size) throws UnreadableException {
        return switch (method) {
            case "lz4" -> Lz4Frame.unpack(bytes, bytes.length, new byte[size], size);
            case "zstd" -> zstd(bytes, size);
            case "bz2" -> bzip2(bytes, size);
            default ->
                throw new UnreadableException("chunks packed by '" + (method.length() > 20 ? "…" : method)
                        + "' are not read. Convert the bag to lz4, bz2 or none.");
        };
    }

    private static Unpacked bzip2(byte[] bytes, int size) throws UnreadableException {
        byte[] out = new byte[size];
        try (InputStream in = new BZip2HadoopStreams().createInputStream(new ByteArrayInputStream(bytes))) {
            int length = in.readNBytes(out, 0, size);
            return new Unpacked(out, in.read() < 0 ? length : size + 1);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            throw damaged(damaged);
        }
    }

    private static UnreadableException damaged(Exception cause) {
        return new UnreadableException(
                "the packed chunk is damaged (" + cause.getMessage() + "). Fetch or record the bag again.");
    }

    private static Unpacked zstd(byte[] bytes, int size) throws UnreadableException {
        byte[] out = new byte[size];
        try {
            return new Unpacked(out, new ZstdDecompressor().decompress(bytes, 0, bytes.length, out, 0, size));
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
    }
}
