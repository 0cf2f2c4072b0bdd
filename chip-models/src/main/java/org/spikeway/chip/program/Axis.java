package org.spikeway.chip.program;

/**
 * One spatial axis of a connection: an average pooling (or none), then a sliding kernel.
 *
 * <p>Pooled position p covers inputs {@code p·poolStride − poolPad … + poolSize − 1}; output o reads pooled positions
 * {@code o·stride + k·dilation − pad} for {@code k = 0 … kernel−1}. Example: rows of 2×2 pooling followed by a 3×3
 * convolution with padding 1 on 28 rows: {@code new Axis(28, 2, 2, 0, 14, 3, 1, 1, 1, 14)}.
 *
 * @param inputs source positions
 * @param pooled positions after pooling; equal to {@code inputs} without pooling
 * @param pad zeros in front of the first pooled position; those behind follow from {@code outputs}
 * @param outputs target positions
 */
public record Axis(
        int inputs,
        int poolSize,
        int poolStride,
        int poolPad,
        int pooled,
        int kernel,
        int stride,
        int dilation,
        int pad,
        int outputs) {
    public Axis {
        if (inputs < 1 || poolSize < 1 || poolStride < 1 || pooled < 1 || kernel < 1 || stride < 1) {
            throw new IllegalArgumentException("sizes and strides of an axis must be at least 1");
        }
        if (poolPad < 0 || dilation < 1 || pad < 0 || outputs < 1) {
            throw new IllegalArgumentException("pads of an axis must not be negative, its outputs at least 1");
        }
    }

    /** A kernel without pooling. */
    public static Axis kernel(int inputs, int kernel, int stride, int pad, int outputs) {
        return new Axis(inputs, 1, 1, 0, inputs, kernel, stride, 1, pad, outputs);
    }

    /** Receives each pair (output, kernel position) that one input position reaches. */
    @FunctionalInterface
    public interface TapVisitor {
        void tap(int output, int kernelPosition);
    }

    /** Visits the taps of one input position, outputs ascending for each pooled position. */
    public void visitTaps(int input, TapVisitor visitor) {
        for (int p = firstPooled(input); p <= lastPooled(input); p++) {
            for (int k = kernel - 1; k >= 0; k--) {
                int reached = p + pad - k * dilation;
                if (reached >= 0 && reached % stride == 0 && reached / stride < outputs) {
                    visitor.tap(reached / stride, k);
                }
            }
        }
    }

    /** The number of taps of one input position. */
    public int taps(int input) {
        return taps(input, 0, outputs);
    }

    /** The number of taps of one input position that end at the outputs {@code from … to − 1}. */
    public int taps(int input, int from, int to) {
        int[] count = {0};
        visitTaps(input, (output, k) -> count[0] += output >= from && output < to ? 1 : 0);
        return count[0];
    }

    private int firstPooled(int input) {
        int before = input + poolPad - poolSize;
        return before < 0 ? 0 : before / poolStride + 1;
    }

    private int lastPooled(int input) {
        return Math.min((input + poolPad) / poolStride, pooled - 1);
    }

    /** Whether any of the inputs {@code from … to − 1} has a tap in the outputs {@code targetFrom … targetTo − 1}. */
    public boolean reaches(int from, int to, int targetFrom, int targetTo) {
        for (int input = from; input < to; input++) {
            if (taps(input, targetFrom, targetTo) > 0) {
                return true;
            }
        }
        return false;
    }
}
