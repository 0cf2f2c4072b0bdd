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

    /** Which rows of weights are added to which part of the sums: rows {@code from … to − 1} of the list, from the origin. */
    record Rows(int at, int origin, int[] list, int from, int to, int length, int weights, int sums) {
        /** Receives each pair of a sum and a weight, each sum's in the order of the rows. */
        interface Visitor {
            void add(int sum, int weight);
        }

        void visit(Visitor visitor) {
            for (int r = from; r < to; r++) {
                for (int i = 0; i < length; i++) {
                    visitor.add(at + i, origin + list[r] + i);
                }
            }
        }

        void visitZipped(Visitor visitor) {
            for (int r = from; r < to; r++) {
                for (int i = 0; i < length; i++) {
                    visitor.add(at + i, origin + list[r] + Kernels.zipped(i));
                }
            }
        }
    }

    /** Rows anywhere, the last of which ends where the weights end. */
    Rows rows() {
        int length = length();
        int origin = below(100) - 50;
        int[] list = new int[below(60)];
        int last = Math.max(0, -origin);
        for (int i = 0; i < list.length; i++) {
            list[i] = Math.max(0, -origin) + below(2000);
            last = Math.max(last, list[i]);
        }
        return rows(length, origin, list, origin + last + length);
    }

    /** Rows at multiples of a zip. */
    Rows zippedRows() {
        int length = length();
        int stride = (length + Kernels.ZIP - 1) / Kernels.ZIP * Kernels.ZIP;
        int[] list = new int[below(60)];
        for (int i = 0; i < list.length; i++) {
            list[i] = below(40) * stride;
        }
        return rows(length, 0, list, 40 * stride);
    }

    private Rows rows(int length, int origin, int[] list, int weights) {
        int from = below(list.length + 1);
        int to = from + below(list.length - from + 1);
        int at = below(40);
        return new Rows(at, origin, list, from, to, length, weights, at + length + below(3) * 17);
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

    byte[] bytes(int length, int bound) {
        byte[] values = new byte[length];
        for (int i = 0; i < length; i++) {
            values[i] = (byte) random.nextInt(-bound, bound + 1);
        }
        return values;
    }

    short[] shorts(int length, int bound) {
        short[] values = new short[length];
        for (int i = 0; i < length; i++) {
            values[i] = (short) random.nextInt(-bound, bound + 1);
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

    static float[] toFloats(int[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
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
