package org.spikeway.aer.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.spikeway.aer.UnreadableException;

/**
 * The head of an NPY file: what the elements are, how many, and where they begin.
 *
 * <pre>
 *  byte 0      6       7       8              10 (v1) or 12 (v2, v3)
 *  +-----------+-------+-------+--------------+---------------------------------+----------
 *  | 93 NUMPY  | major | minor | text length  | {'descr': '&lt;f4', ... }    \n     | elements
 *  +-----------+-------+-------+--------------+---------------------------------+----------
 *                      v1: 2 bytes, v2 and v3: 4 bytes, little endian
 * </pre>
 *
 * <p>Follows NumPy's NEP 1 and its {@code numpy.lib.format}.
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortranOrder, int[] shape, int dataOffset) {
    /** The most bytes a header may take; structured types, which need more, are not read. */
    static final int LARGEST = 12 + 65_535;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Whether the bytes begin as an NPY file does. */
    static boolean begins(ByteBuffer bytes) {
        if (bytes.limit() < MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.get(i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads the header from the first bytes of a file; the elements need not be there yet. */
    static NpyHeader parse(ByteBuffer bytes, String name) throws UnreadableException {
        if (!begins(bytes)) {
            throw new UnreadableException(name + ": byte 0: no NPY file. Write it with numpy.save.");
        }
        ByteBuffer head = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int version = head.limit() < 8 ? 0 : head.get(6);
        if (version < 1 || version > 3) {
            throw new UnreadableException(
                    name + ": byte 6: NPY version " + version + ", 1 to 3 are read. Save it again with numpy.save.");
        }
        int textStart = version == 1 ? 10 : 12;
        if (head.limit() < textStart) {
            throw new UnreadableException(name + ": byte 8: truncated before the header. Fetch the file again.");
        }
        long textLength = version == 1 ? head.getShort(8) & 0xFFFF : head.getInt(8) & 0xFFFFFFFFL;
        if (textLength > head.limit() - textStart || textLength > LARGEST - textStart) {
            throw new UnreadableException(String.format(
                    "%s: byte 8: the header declares %,d bytes, %,d follow. Fetch the file again.",
                    name, textLength, head.limit() - textStart));
        }
        byte[] text = new byte[(int) textLength];
        head.get(textStart, text);
        return new NpyHeaderText(new String(text, StandardCharsets.ISO_8859_1), textStart, name).parse();
    }

    /** The number of elements: the product of the shape, 1 for a shape of no dimension. */
    long elements() {
        long product = 1;
        for (int extent : shape) {
            if (extent == 0) {
                return 0;
            }
            // Saturates: more than any file holds is refused all the same.
            product = product > Integer.MAX_VALUE ? product : product * extent;
        }
        return product;
    }

    /** Bytes that all elements take, checked against what one array may have. */
    int dataBytes(String name) throws UnreadableException {
        long size = elements() * type.bytes();
        if (elements() > Integer.MAX_VALUE || size > Integer.MAX_VALUE) {
            throw new UnreadableException(String.format(
                    "%s: header: shape %s takes over %,d bytes, one array may have that many. Split the array.",
                    name, Arrays.toString(shape), Integer.MAX_VALUE));
        }
        return (int) size;
    }
}
