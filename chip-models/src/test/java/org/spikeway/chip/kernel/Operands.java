package org.spikeway.chip.kernel;

import java.util.SplittableRandom;

/** Random operands of the kernels: lengths 0 to 300, any offset, and the values at which arithmetic goes wrong. */
final class Operands {
    private static final double[] AWKWARD = {
        0.0, -0.0, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40, -1e-40, Double.MIN_VALUE, -3e-310, 0.75, 1e30, -1e30, 1e-30
    };

    private final SplittableRandom random;

    Operands(SplittableRandom random) {
        this.random = random;
    }

    /** Which part of the sums and of the weights is added. */
    record Run(int at, int from, int length) {}

    Run run() {
        return new Run(below(40), below(40), length());
    }

    int length() {
        return below(301);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] bytes(int length) {
        byte[] values = new byte[length];
        for (int i = 0; i < length; i++) {
            values[i] = (byte) random.nextInt(-128, 128);
        }
        return values;
    }

    /** Values within ±bound, the bounds among them. */
    int[] ints(int length, int bound) {
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(20);
            values[i] = kind == 0 ? bound - 1 : kind == 1 ? -bound : random.nextInt(-bound, bound);
        }
        return values;
    }

    float[] floats(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) real();
        }
        return values;
    }

    double[] doubles(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = real();
        }
        return values;
    }

    private double real() {
        int kind = random.nextInt(3 * AWKWARD.length);
        return kind < AWKWARD.length ? AWKWARD[kind] : random.nextDouble(-2, 2);
    }

    /** The bits tell −0.0 from 0.0. */
    static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }
}
