package org.spikeway.aer.array;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays as a NumPy archive; {@link NpyHeader} has the layout of a member. */
public final class NpzWriter {
    private static final int ALIGNMENT = 64;
    private static final int FIXED_BYTES = 10;
    private static final int PIECE = 1 << 12;

    private NpzWriter() {}

    /** Writes {@code <i4} and {@code <f8} arrays, each as the member {@code name.npy}. */
    public static void write(Path file, List<NumberArray> arrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (NumberArray array : arrays) {
                ZipEntry entry = new ZipEntry(array.name() + ".npy");
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(header(array));
                elements(array, zip);
                zip.closeEntry();
            }
        }
    }

    /** Version 1, padded so that the elements begin at a multiple of 64 bytes. */
    private static byte[] header(NumberArray array) {
        String shape =
                Arrays.stream(array.shape()).mapToObj(extent -> extent + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + (array.isWhole() ? "<i4" : "<f8") + "', 'fortran_order': False, 'shape': ("
                + shape + "), }";
        int length = (FIXED_BYTES + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (length - FIXED_BYTES));
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }

    private static void elements(NumberArray array, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (array.values() instanceof int[] whole) {
            for (int from = 0; from < whole.length; from += PIECE) {
                int count = Math.min(PIECE, whole.length - from);
                piece.clear().asIntBuffer().put(whole, from, count);
                out.write(piece.array(), 0, count * Integer.BYTES);
            }
        } else if (array.values() instanceof double[] real) {
            for (int from = 0; from < real.length; from += PIECE) {
                int count = Math.min(PIECE, real.length - from);
                piece.clear().asDoubleBuffer().put(real, from, count);
                out.write(piece.array(), 0, count * Double.BYTES);
            }
        }
    }
}
