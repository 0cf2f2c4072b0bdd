package org.spikeway.aer.recording.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.recording.FileHead;

/**
 * The start of an NPY file, up to its first element.
 *
 * <pre>
 *  byte 0      6       7       8              10 (v1) or 12 (v2, v3)
 *  +-----------+-------+-------+--------------+---------------------------------+----------
 *  | 93 NUMPY  | major | minor | text length  | {'descr': ..., ... }         \n | elements
 *  +-----------+-------+-------+--------------+---------------------------------+----------
 *                      v1: 2 bytes, v2 and v3: 4 bytes, little endian
 * </pre>
 */
final class NpyStart {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LARGEST_TEXT = 1 << 16;

    private NpyStart() {}

    /** Whether a file begins as an NPY file. */
    static boolean begins(FileHead head) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (head.at(i) != (MAGIC[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads up to the first element.
     *
     * @param name of the file, for messages
     */
    static ArrayType read(InputStream in, String name) throws UnreadableException {
        try {
            byte[] magic = exactly(in, 8);
            int version = magic[6];
            if (!java.util.Arrays.equals(magic, 0, 6, MAGIC, 0, 6) || version < 1 || version > 3) {
                throw new UnreadableException(
                        name + ": byte 0: no NPY file of version 1 to 3. Write it with numpy.save.");
            }
            byte[] length = exactly(in, version == 1 ? 2 : 4);
            long textLength = 0;
            for (int i = length.length - 1; i >= 0; i--) {
                textLength = textLength << 8 | (length[i] & 0xFF);
            }
            if (textLength > LARGEST_TEXT) {
                throw new UnreadableException(String.format(
                        "%s: byte 8: a header of %,d bytes, at most %,d are read. Write it with numpy.save.",
                        name, textLength, LARGEST_TEXT));
            }
            return ArrayType.of(new String(exactly(in, (int) textLength), StandardCharsets.ISO_8859_1), name);
        } catch (EOFException truncated) {
            throw new UnreadableException(name + ": truncated in the header. Fetch the file again.");
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(name + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
