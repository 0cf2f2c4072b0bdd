package org.spikeway.mapping.network;

import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Weights;

/**
 * What one node of a network computes. Weight arrays are shared, never changed.
 *
 * <p>All operators act on one image; the batch dimension is gone after import.
 */
public sealed interface Operator {

    /**
     * A convolution.
     *
     * @param weights {@code [outputChannels][inputChannels / groups][height][width]}, row-major
     * @param bias one value an output channel, or empty for none
     */
    record Convolution(int outputChannels, int groups, Window window, Weights weights, double[] bias)
            implements Operator {
        /** In single precision. */
        public Convolution(int outputChannels, int groups, Window window, float[] weights, float[] bias) {
            this(outputChannels, groups, window, new Weights.Floats(weights), widened(bias));
        }

        /** The same with a bias in single precision. */
        public Convolution withBias(float[] other) {
            return new Convolution(outputChannels, groups, window, weights, widened(other));
        }
    }

    /**
     * A fully connected layer over the input in channel, row, column order.
     *
     * @param weights {@code [outputs][inputs]}, row-major, with Gemm's alpha already applied
     * @param bias one value an output (with Gemm's beta applied), or empty for none
     */
    record Dense(int outputs, Weights weights, double[] bias) implements Operator {
        /** In single precision. */
        public Dense(int outputs, float[] weights, float[] bias) {
            this(outputs, new Weights.Floats(weights), widened(bias));
        }

        /** The same with a bias in single precision. */
        public Dense withBias(float[] other) {
            return new Dense(outputs, weights, widened(other));
        }
    }

    /** {@code y = gamma·(x − mean)/√(variance + epsilon) + beta}, one value of each a channel. */
    record BatchNormalization(float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon)
            implements Operator {}

    /** {@code y = min(max(x, 0), ceiling)}; the ceiling is positive infinity for a plain ReLU, 6 for ReLU6. */
    record Relu(double ceiling) implements Operator {}

    /** The sum of two inputs of one shape. */
    record Add() implements Operator {}

    /** The mean over each window; {@code countPadding} says whether padded zeros count in the divisor. */
    record AveragePool(Window window, boolean countPadding) implements Operator {}

    /** The sum over each window. */
    record SumPool(Window window) implements Operator {}

    /** {@code y = factor·x}, one factor for all or one a channel. */
    record Scale(double[] factors) implements Operator {}

    /** What came a number of ticks ago, one number for all or one a channel. */
    record Delay(int[] ticks) implements Operator {}

    /**
     * Spiking neurons, or as the last node neurons that only integrate. They may be read before their turn in the order
     * of the nodes: what is read then is what they sent one tick ago.
     *
     * @param cells without bias; parameters of single neurons are in channel, row, column order
     */
    record Neurons(Cells cells) implements Operator {}

    /** The maximum over each window. */
    record MaxPool(Window window) implements Operator {}

    /** Any view that keeps the order channel, row, column: Flatten, Reshape, Squeeze, Unsqueeze. */
    record Reshape() implements Operator {}

    /** Inputs side by side along the channels. */
    record Concat() implements Operator {}

    /** Every {@code strideY}-th row and {@code strideX}-th column, from row and column 0. */
    record Subsample(int strideY, int strideX) implements Operator {}

    /** Zeros around the input, along channels, rows and columns. */
    record Pad(int channelsBefore, int channelsAfter, int top, int left, int bottom, int right) implements Operator {}

    /** The softmax of the read-out; it does not change the order of the classes. */
    record Softmax() implements Operator {}

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
