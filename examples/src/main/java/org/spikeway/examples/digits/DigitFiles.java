package org.spikeway.examples.digits;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes drawn digits as a pair of IDX files, the format of the common handwritten-digit sets.
 *
 * <pre>
 * images-idx3-ubyte                     labels-idx1-ubyte
 * offset  bytes  big-endian             offset  bytes  big-endian
 *      0      4  0x00000803                  0      4  0x00000801
 *      4      4  number of images            4      4  number of labels
 *      8      4  rows, 28                    8      n  labels, 0 to 9
 *     12      4  columns, 28
 *     16  n·784  grey levels, row by row
 * </pre>
 */
public final class DigitFiles {
    /** File name of the images inside the folder. */
    public static final String IMAGES = "images-idx3-ubyte";

    /** File name of the labels inside the folder. */
    public static final String LABELS = "labels-idx1-ubyte";

    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;

    private DigitFiles() {}

    /**
     * Writes the digits {@code first} to {@code first + count − 1}.
     *
     * @param folder created where absent; files of the same names in it are replaced
     * @throws IllegalArgumentException for a negative first index or count
     */
    public static void write(DigitGenerator digits, long first, int count, Path folder) throws IOException {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "digits from " + first + ", " + count + " of them: neither may be negative");
        }
        Files.createDirectories(folder);
        try (DataOutputStream out = open(folder.resolve(IMAGES))) {
            out.writeInt(IMAGES_MAGIC);
            out.writeInt(count);
            out.writeInt(DigitGenerator.SIDE);
            out.writeInt(DigitGenerator.SIDE);
            byte[] pixels = new byte[DigitGenerator.PIXELS];
            for (int i = 0; i < count; i++) {
                digits.draw(first + i, pixels);
                out.write(pixels);
            }
        }
        try (DataOutputStream out = open(folder.resolve(LABELS))) {
            out.writeInt(LABELS_MAGIC);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeByte(digits.label(first + i));
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }
}
