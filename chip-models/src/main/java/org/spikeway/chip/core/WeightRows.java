package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Numbers;

/** Weights as kernels read them: rows that begin a stride apart. The arrays are shared by cores and never changed. */
sealed interface WeightRows {
    int stride();

    /** Eight-bit weights whose sums may need more than 16 bits. */
    record Bytes(byte[] values, int stride) implements WeightRows {}

    /** Zipped eight-bit weights of which all that one neuron can take in a tick adds up to at most 16 bits. */
    record BoundedBytes(byte[] values, int stride) implements WeightRows {}

    /** Whole numbers beyond these. */
    record Ints(int[] values, int stride) implements WeightRows {}

    record Floats(float[] values, int stride) implements WeightRows {}

    record Doubles(double[] values, int stride) implements WeightRows {}

    /** Rows of which a neuron takes each at most once in a tick. */
    static WeightRows rows(double[] values, int stride, Numbers numbers) {
        if (numbers != Numbers.INTEGER || !fitsBytes(values) || !isBounded(values, stride)) {
            return plain(values, stride, numbers);
        }
        return new BoundedBytes(bytes(zipped(values, stride)), wholeZips(stride));
    }

    private static int wholeZips(int stride) {
        return (stride + Kernels.ZIP - 1) / Kernels.ZIP * Kernels.ZIP;
    }

    /** Rows in the order that the kernels want for sums of 16 bits. */
    private static double[] zipped(double[] values, int stride) {
        int rows = values.length / stride;
        int zippedStride = wholeZips(stride);
        double[] zipped = new double[Math.multiplyExact(rows, zippedStride)];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < stride; i++) {
                zipped[row * zippedStride + Kernels.zipped(i)] = values[row * stride + i];
            }
        }
        return zipped;
    }

    /** The same without a promise on how often a neuron takes a weight. */
    static WeightRows plain(double[] values, int stride, Numbers numbers) {
        return switch (numbers) {
            case FLOAT -> new Floats(floats(values), stride);
            case DOUBLE -> new Doubles(values, stride);
            case INTEGER -> fitsBytes(values) ? new Bytes(bytes(values), stride) : new Ints(ints(values), stride);
        };
    }

    /** Single weights, each for a neuron of its own. */
    static WeightRows singles(double[] values, Numbers numbers) {
        return numbers == Numbers.INTEGER ? new Ints(ints(values), 1) : plain(values, 1, numbers);
    }

    private static boolean fitsBytes(double[] values) {
        for (double value : values) {
            if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    /** Whether every sum of rows stays within 16 bits, whichever they are. */
    private static boolean isBounded(double[] values, int stride) {
        for (int i = 0; i < stride; i++) {
            double most = 0;
            double least = 0;
            for (int place = i; place < values.length; place += stride) {
                most += Math.max(0, values[place]);
                least += Math.min(0, values[place]);
            }
            if (most > Short.MAX_VALUE || least < Short.MIN_VALUE) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(double[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static int[] ints(double[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(Math.round(values[i]));
        }
        return ints;
    }
}
