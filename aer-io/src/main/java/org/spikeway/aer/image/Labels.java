package org.spikeway.aer.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.NpyArray;

/** Reads the classes of a set's pictures from a file of their own: IDX (plain or gzip), NPY, or text. */
final class Labels {
    private Labels() {}

    /**
     * The labels in the order of the file, each 0 or more.
     *
     * @throws UnreadableException if the file is none of the forms, or a label is no class index
     */
    static int[] read(Path path) throws UnreadableException {
        SourceFile file = SourceFile.map(path);
        if (NpyArray.begins(file.bytes())) {
            return of(NpyArray.read(file.bytes(), file.name()), file.name());
        }
        if (IdxBytes.gzipped(file.bytes()) || IdxBytes.begins(file.bytes())) {
            return idx(file);
        }
        return LabelText.parse(file.bytes(), file.name());
    }

    /** The labels in an array of integers of one dimension, or of two where the second is 1. */
    static int[] of(NpyArray array, String place) throws UnreadableException {
        int[] shape = array.shape();
        boolean column = shape.length == 2 && shape[1] == 1;
        if (array.type().floating() || (shape.length != 1 && !column)) {
            throw new UnreadableException(
                    place + ": " + array + " holds no labels. Save a list of class indices with astype('int64').");
        }
        int[] labels = new int[array.size()];
        for (int i = 0; i < labels.length; i++) {
            long label = array.longAt(i);
            if (label < 0 || label > Integer.MAX_VALUE) {
                throw new UnreadableException(
                        place + ": label " + label + " at index " + i + ". Give class indices of 0 or more.");
            }
            labels[i] = (int) label;
        }
        return labels;
    }

    private static int[] idx(SourceFile file) throws UnreadableException {
        IdxBytes idx = IdxBytes.read(file);
        if (idx.rank() != 1) {
            throw new UnreadableException(file.name() + ": byte 3: IDX of rank " + idx.rank()
                    + ", labels have rank 1. Give the file of the labels, not that of the pictures.");
        }
        ByteBuffer bytes = idx.bytes();
        int[] labels = new int[idx.extents()[0]];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes.get(idx.dataOffset() + i) & 0xFF;
        }
        return labels;
    }
}
