package org.spikeway.chip.kernel;

/**
 * The two inner loops of a core, on contiguous runs of neurons: adding a run of weights, and updating integrate-and-fire
 * neurons.
 *
 * <p>There are two implementations with the same result bit for bit: {@link VectorKernels} and its plain twin
 * {@link PlainKernels}. Every element is computed on its own, so the order of additions, and with it the rounding of
 * floating-point potentials, does not depend on the implementation.
 *
 * <p>{@code fire} adds the drive (bias and constant current; an empty array means none), compares with the threshold,
 * resets what fires, writes the indices of the neurons that fire to {@code fired} in ascending order and returns their
 * number; what lies behind them in {@code fired}, which is as long as the potentials, may be overwritten. The threshold is positive; potentials must stay within the int range between two updates.
 */
public interface Kernels {
    /** {@code sums[at + i] += weights[from + i]} for {@code i < length}. */
    void add(int[] sums, int at, byte[] weights, int from, int length);

    /** Four runs of weights onto one run of sums, each sum taking them in the order given. */
    default void addFour(int[] sums, int at, byte[] weights, int a, int b, int c, int d, int length) {
        add(sums, at, weights, a, length);
        add(sums, at, weights, b, length);
        add(sums, at, weights, c, length);
        add(sums, at, weights, d, length);
    }

    /** Two runs of weights onto one run of sums, each sum taking them in the order given. */
    default void addTwo(int[] sums, int at, byte[] weights, int a, int b, int length) {
        add(sums, at, weights, a, length);
        add(sums, at, weights, b, length);
    }

    /** Like {@link #addTwo(int[], int, byte[], int, int, int)}. */
    default void addTwo(float[] sums, int at, float[] weights, int a, int b, int length) {
        add(sums, at, weights, a, length);
        add(sums, at, weights, b, length);
    }

    void add(int[] sums, int at, int[] weights, int from, int length);

    void add(float[] sums, int at, float[] weights, int from, int length);

    void add(double[] sums, int at, double[] weights, int from, int length);

    int fire(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired);

    int fire(float[] potentials, float[] drive, float threshold, boolean soft, int[] fired);

    int fire(double[] potentials, double[] drive, double threshold, boolean soft, int[] fired);

    /** The largest absolute value, 0 for an empty array; {@link Integer#MIN_VALUE} counts as 2³¹. */
    long largestMagnitude(int[] values);

    /** The vector kernels where the Vector API is present and wide enough, otherwise the plain ones. */
    static Kernels best() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && VectorKernels.isWideEnough() ? new VectorKernels() : new PlainKernels();
    }
}
