package org.spikeway.aer.recording.ros;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.spikeway.aer.UnreadableException;

/** Unpacks a chunk of a bag, to no more than the size that it declares and that may be. */
final class PackedChunk {
    private static final int FIRST_GUESS = 1 << 16;

    private PackedChunk() {}

    /**
     * The unpacked bytes.
     *
     * @param method {@code none} or empty, {@code lz4}, {@code zstd}
     * @param size that the chunk declares
     * @param place for messages
     */
    static ByteBuffer unpack(ByteBuffer packed, String method, long size, String place) throws UnreadableException {
        if (method.isEmpty() || method.equals("none")) {
            return packed;
        }
        if (size < 0 || size > BoundedWindow.LARGEST) {
            throw new UnreadableException(String.format(
                    "%s: a chunk of %,d bytes unpacked, at most %,d are read. Fetch or record the bag again.",
                    place, size, BoundedWindow.LARGEST));
        }
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        try (InputStream in = stream(method, bytes, place)) {
            return ByteBuffer.wrap(read(in, (int) size, place)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new UnreadableException(place + ": the packed chunk is damaged (" + damaged.getMessage()
                    + "). Fetch or record the bag again.");
        }
    }

    private static InputStream stream(String method, byte[] bytes, String place) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return switch (method) {
            case "lz4" -> new LZ4FrameInputStream(in);
            case "zstd" -> new ZstdInputStream(in);
            default ->
                throw new UnreadableException(place + ": chunks packed by '" + (method.length() > 20 ? "…" : method)
                        + "' are not read. Convert the bag to lz4 or none.");
        };
    }

    /** Grows with what really comes, not with what is declared. */
    private static byte[] read(InputStream in, int size, String place) throws IOException {
        byte[] bytes = new byte[Math.min(size, FIRST_GUESS)];
        int present = 0;
        while (present < size) {
            if (present == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, (int) Math.min(size, 2L * present));
            }
            int more = in.read(bytes, present, bytes.length - present);
            if (more < 0) {
                throw new UnreadableException(String.format(
                        "%s: a chunk of %,d bytes unpacks to %,d. Fetch or record the bag again.",
                        place, size, present));
            }
            present += more;
        }
        return bytes;
    }
}
