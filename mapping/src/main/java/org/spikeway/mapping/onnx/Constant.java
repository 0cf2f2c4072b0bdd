package org.spikeway.mapping.onnx;

/** A tensor whose values are known at import, row-major. The arrays are shared, never changed. */
sealed interface Constant extends Value {

    /** A tensor of the given extents whose value i is this tensor's value {@code from[i]}. */
    Constant select(Dims dims, int[] from);

    /** The same values in other extents of the same size. */
    Constant withDims(Dims dims);

    /** Weights and other real numbers. */
    record Floats(Dims dims, float[] values) implements Constant {
        @Override
        public Floats select(Dims to, int[] from) {
            float[] selected = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                selected[i] = values[from[i]];
            }
            return new Floats(to, selected);
        }

        @Override
        public Floats withDims(Dims to) {
            return new Floats(to, values);
        }
    }

    /** Extents, axes, indices and flags; a flag is 0 or 1. */
    record Integers(Dims dims, long[] values) implements Constant {
        @Override
        public Integers select(Dims to, int[] from) {
            long[] selected = new long[from.length];
            for (int i = 0; i < from.length; i++) {
                selected[i] = values[from[i]];
            }
            return new Integers(to, selected);
        }

        @Override
        public Integers withDims(Dims to) {
            return new Integers(to, values);
        }
    }
}
