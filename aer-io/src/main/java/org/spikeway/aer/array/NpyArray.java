package org.spikeway.aer.array;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.spikeway.aer.FileBytes;
import org.spikeway.aer.UnreadableException;

/**
 * An array of numbers read from an NPY file, in C order: the last index runs fastest.
 *
 * <p>Element (i, j, k) of an array of shape (I, J, K) has the flat index {@code (i·J + j)·K + k}; an array stored in
 * Fortran order is turned round while reading. A file is mapped, not copied. Reading is safe from several threads.
 */
public final class NpyArray {
    private final ElementType type;
    private final int[] shape;
    private final int size;
    private final ByteBuffer data;

    private NpyArray(ElementType type, int[] shape, int size, ByteBuffer data) {
        this.type = type;
        this.shape = shape;
        this.size = size;
        this.data = data;
    }

    /** Whether the bytes begin as an NPY file does. */
    public static boolean begins(ByteBuffer bytes) {
        return NpyHeader.begins(bytes);
    }

    /**
     * Reads an NPY file of version 1 to 3.
     *
     * @throws UnreadableException if it is missing, malformed, truncated, has bytes left over, or has elements other
     *     than those of {@link ElementType}
     */
    public static NpyArray read(Path file) throws UnreadableException {
        return read(FileBytes.map(file), file.toString());
    }

    /** As {@link #read(ByteBuffer, String)}. */
    public static NpyArray read(byte[] file, String name) throws UnreadableException {
        return read(ByteBuffer.wrap(file), name);
    }

    /**
     * Reads the bytes of an NPY file, from index 0 to the limit, and keeps them.
     *
     * @param name what the messages call the file
     */
    public static NpyArray read(ByteBuffer file, String name) throws UnreadableException {
        NpyHeader header = NpyHeader.parse(file, name);
        int bytes = header.dataBytes(name);
        int present = file.limit() - header.dataOffset();
        if (bytes != present) {
            throw new UnreadableException(String.format(
                    "%s: byte %,d: shape %s of %s takes %,d bytes, %,d follow. Fetch or save the file again.",
                    name, header.dataOffset(), Arrays.toString(header.shape()), header.type(), bytes, present));
        }
        ByteBuffer data =
                file.slice(header.dataOffset(), bytes).asReadOnlyBuffer().order(header.order());
        int size = (int) header.elements();
        if (header.fortranOrder() && header.shape().length > 1) {
            data = FortranOrder.toRowMajor(data, header.shape(), header.type().bytes());
        }
        return new NpyArray(header.type(), header.shape(), size, data);
    }

    public ElementType type() {
        return type;
    }

    /** The extents, outermost first; empty for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** The element at a flat index in C order; an {@code i8} beyond 2^53 is rounded. */
    public double doubleAt(int flat) {
        return type.doubleAt(data, flat);
    }

    /**
     * The element at a flat index in C order, exactly; a boolean is 0 or 1.
     *
     * @throws IllegalStateException if the elements are floating-point numbers
     */
    public long longAt(int flat) {
        return type.longAt(data, flat);
    }

    /** All elements in C order, each rounded to the nearest float. */
    public float[] toFloats() {
        float[] values = new float[size];
        toFloats(0, size, values);
        return values;
    }

    /** Writes {@code count} elements from a flat index on into the front of an array. */
    public void toFloats(int from, int count, float[] values) {
        for (int i = 0; i < count; i++) {
            values[i] = (float) doubleAt(from + i);
        }
    }

    /** All elements in C order. */
    public double[] toDoubles() {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = doubleAt(i);
        }
        return values;
    }

    /** All elements in C order; as {@link #longAt}. */
    public long[] toLongs() {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = longAt(i);
        }
        return values;
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
