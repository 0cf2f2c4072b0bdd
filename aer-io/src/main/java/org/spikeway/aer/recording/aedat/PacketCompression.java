package org.spikeway.aer.recording.aedat;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.compress.Lz4Frame;
import org.spikeway.aer.recording.compress.Unpacked;

/** How the packets of an AEDAT 4.0 file are packed, by the number in its header. */
enum PacketCompression {
    NONE("NONE"),
    LZ4("LZ4"),
    LZ4_HIGH("LZ4_HIGH"),
    ZSTD("ZSTD"),
    ZSTD_HIGH("ZSTD_HIGH");

    /** The most bytes that a packet may have unpacked. */
    static final int LARGEST = 1 << 25;

    private final String label;

    PacketCompression(String label) {
        this.label = label;
    }

    /** As the XML about the streams names it. */
    String label() {
        return label;
    }

    /** @throws UnreadableException if no such number is known */
    static PacketCompression numbered(int number) throws UnreadableException {
        PacketCompression[] all = values();
        if (number < 0 || number >= all.length) {
            throw new UnreadableException("compression " + number + " of packets, 0 to " + (all.length - 1)
                    + " are known. Write it with another compression.");
        }
        return all[number];
    }

    /**
     * Unpacks a packet.
     *
     * @param packed holds the packet from index 0
     * @param spare a buffer that is used if it is large enough
     * @return the unpacked bytes from index 0 to the limit
     */
    Unpacked unpack(byte[] packed, int length, byte[] spare) throws UnreadableException {
        return switch (this) {
            case NONE -> new Unpacked(packed, length);
            case LZ4, LZ4_HIGH -> Lz4Frame.unpack(packed, length, spare, LARGEST);
            case ZSTD, ZSTD_HIGH -> unpackZstd(packed, length, spare);
        };
    }

    private static Unpacked unpackZstd(byte[] packed, int length, byte[] spare) throws UnreadableException {
        byte[] target = spare;
        while (true) {
            try {
                int size = new ZstdDecompressor().decompress(packed, 0, length, target, 0, target.length);
                return new Unpacked(target, size);
            } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                // A buffer that is too small looks like damage; the frame need not tell its size.
                if (target.length >= LARGEST) {
                    throw new UnreadableException("a Zstandard frame of " + length + " bytes is damaged, or holds over "
                            + LARGEST + " (" + damaged.getMessage() + "). Fetch the file again.");
                }
                target = new byte[Math.min(LARGEST, Math.max(target.length * 4, 1 << 20))];
            }
        }
    }

    byte[] pack(ByteBuffer plain) {
        byte[] bytes = new byte[plain.limit()];
        plain.get(0, bytes);
        return switch (this) {
            case NONE -> bytes;
            case LZ4, LZ4_HIGH -> Lz4Frame.pack(bytes);
            case ZSTD, ZSTD_HIGH -> packZstd(bytes);
        };
    }

    private static byte[] packZstd(byte[] bytes) {
        ZstdCompressor compressor = new ZstdCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
        int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }
}
