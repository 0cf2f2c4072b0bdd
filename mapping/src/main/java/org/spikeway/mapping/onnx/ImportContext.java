package org.spikeway.mapping.onnx;

/** What all nodes of one file share while it is imported. */
final class ImportContext {
    /** What shape chains may fill beyond the weights, so that a small file cannot fill the memory. */
    private static final long SPARE_VALUES = 1 << 24;

    private final String file;
    private final long opset;
    private final long batch;
    private long spareValues;

    /**
     * @param batch the batch that the file fixes, or 1 where it is free
     * @param weights values in the file's own constants
     */
    ImportContext(String file, long opset, long batch, long weights) {
        this.file = file;
        this.opset = opset;
        this.batch = batch;
        this.spareValues = SPARE_VALUES + 4 * weights;
    }

    String file() {
        return file;
    }

    long opset() {
        return opset;
    }

    long batch() {
        return batch;
    }

    /** Sets room for computed constants aside; false where none is left. */
    boolean reserve(long values) {
        if (values > spareValues) {
            return false;
        }
        spareValues -= values;
        return true;
    }
}
