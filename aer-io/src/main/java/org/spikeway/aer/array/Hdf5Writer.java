package org.spikeway.aer.array;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes arrays as data sets of one group of an HDF5 file. */
public final class Hdf5Writer {
    private Hdf5Writer() {}

    /**
     * Writes a file.
     *
     * @param groups the way to the group, from the root
     */
    public static void write(Path file, List<String> groups, List<NumberArray> arrays) throws IOException {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup group = hdf;
            for (String name : groups) {
                group = group.putGroup(name);
            }
            for (NumberArray array : arrays) {
                group.putDataset(array.name(), nested(array.values(), array.shape(), 0, 0));
            }
        } catch (HdfException failed) {
            throw new IOException(file + " cannot be written (" + failed.getMessage() + ")", failed);
        }
    }

    /** The elements from some place on as arrays in arrays. */
    private static Object nested(Object values, int[] shape, int depth, int from) {
        int count = shape[depth];
        if (depth == shape.length - 1) {
            Object row = Array.newInstance(values.getClass().getComponentType(), count);
            System.arraycopy(values, from, row, 0, count);
            return row;
        }
        int step = 1;
        int[] sizes = Arrays.copyOfRange(shape, depth, shape.length);
        for (int i = 1; i < sizes.length; i++) {
            step *= sizes[i];
        }
        Object rows = Array.newInstance(values.getClass().getComponentType(), sizes);
        for (int i = 0; i < count; i++) {
            Array.set(rows, i, nested(values, shape, depth + 1, from + i * step));
        }
        return rows;
    }
}
