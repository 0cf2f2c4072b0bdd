package org.spikeway.chip.core;

/**
 * What whole-number neurons add at every tick.
 *
 * @param values one a neuron, or none
 * @param cut how many of them did not fit and were cut to the limit
 * @param largest the largest magnitude
 */
record IntegerDrive(int[] values, long cut, int largest) {
    /** The sums of current and bias (none where that is empty), rounded to nearest, ties to even, within ±limit. */
    static IntegerDrive of(double[] current, double[] bias, int limit) {
        int[] values = new int[current.length];
        long cut = 0;
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            double sum = Math.rint(bias.length == 0 ? current[i] : current[i] + bias[i]);
            double within = Math.max(-limit, Math.min(limit, sum));
            cut += within == sum ? 0 : 1;
            values[i] = (int) within;
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return new IntegerDrive(values, cut, largest);
    }
}
