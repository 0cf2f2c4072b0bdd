package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spikeway.chip.kernel.Kernels;

/**
 * What whole-number neurons add at every tick.
 *
 * @param values one a neuron, or none; fewer where they repeat
 * @param cut the neurons whose value did not fit and was cut to the limit
 * @param largest the largest magnitude
 */
record IntegerDrive(int[] values, int[] cut, int largest) {
    /** The sums of current and bias (none where that is empty), rounded to nearest, ties to even, within ±limit. */
    static IntegerDrive of(double[] current, double[] bias, int limit) {
        int[] values = new int[current.length];
        IntStream.Builder cut = IntStream.builder();
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            double sum = Math.rint(bias.length == 0 ? current[i] : current[i] + bias[i]);
            double within = Math.max(-limit, Math.min(limit, sum));
            if (within != sum) {
                cut.add(i);
            }
            values[i] = (int) within;
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return new IntegerDrive(values, cut.build().toArray(), largest);
    }

    /** The same drive, stored once for some positions only, where it is the same at each position. */
    IntegerDrive repeating(int channels) {
        long period = (long) channels * Kernels.PERIOD / greatestCommonDivisor(channels, Kernels.PERIOD);
        return period < values.length ? new IntegerDrive(Arrays.copyOf(values, (int) period), cut, largest) : this;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
