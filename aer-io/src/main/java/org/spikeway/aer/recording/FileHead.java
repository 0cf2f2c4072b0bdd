package org.spikeway.aer.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.spikeway.aer.UnreadableException;

/**
 * The first bytes of a file, by which formats know it.
 *
 * @param path of the file
 * @param size bytes of the whole file
 * @param bytes the first 64 KiB of it, or all; little endian; reading must not move its position
 */
public record FileHead(Path path, long size, ByteBuffer bytes) {
    private static final int LENGTH = 1 << 16;

    /**
     * Reads the head of a file.
     *
     * @throws UnreadableException if it is missing, empty, a folder or not readable
     */
    public static FileHead of(Path path) throws UnreadableException {
        if (!Files.exists(path)) {
            throw new UnreadableException(path + ": no such file. Check the path.");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableException(path + ": not a file. Give the path of a file.");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                throw new UnreadableException(path + ": the file is empty. Record or fetch it again.");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LENGTH));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A read may give fewer bytes than asked for.
            }
            return new FileHead(path, size, bytes.flip().order(ByteOrder.LITTLE_ENDIAN));
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(path + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    /** How many bytes of the head there are. */
    public int length() {
        return bytes.limit();
    }

    /** An unsigned byte of the head; -1 after its end. */
    public int at(int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : -1;
    }

    /** Whether the head begins with an ASCII text. */
    public boolean startsWith(String text) {
        return holds(0, text);
    }

    /** Whether an ASCII text stands at an offset of the head. */
    public boolean holds(int offset, String text) {
        if (offset < 0 || text.length() > bytes.limit() - offset) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes.get(offset + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of the head as Latin-1 text, cut at the head's end. */
    public String text(int from, int to) {
        int end = Math.min(to, bytes.limit());
        int length = Math.max(0, end - from);
        byte[] copy = new byte[length];
        if (length > 0) {
            bytes.get(from, copy);
        }
        return new String(copy, StandardCharsets.ISO_8859_1);
    }
}
