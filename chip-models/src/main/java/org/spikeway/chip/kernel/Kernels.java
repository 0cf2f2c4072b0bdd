package org.spikeway.chip.kernel;

/**
 * The inner loops of a core: adding rows of weights to a run of neurons, and updating integrate-and-fire neurons.
 *
 * <p>{@code addRows} takes the weight rows of all spikes that end in one run of neurons at once, so that the sums stay in
 * registers: {@code sums[at + i] += weights[origin + rows[r] + i]} for {@code i < length} and, in that order,
 * {@code from ≤ r < to}. Example: with {@code origin} 0 and {@code rows} {8, 0} the neurons take the weights 8, 9, … and
 * then 0, 1, ….
 *
 * <p>There are two implementations with the same result bit for bit: {@link VectorKernels} and its plain twin
 * {@link PlainKernels}. Every element is computed on its own, so the order of additions, and with it the rounding of
 * floating-point potentials, does not depend on the implementation.
 *
 * <p>{@code fire} adds the drive (bias and constant current; an empty array means none), compares with the threshold,
 * resets what fires, writes the indices of the neurons that fire to {@code fired} in ascending order and returns their
 * number; what lies behind them in {@code fired}, which is as long as the potentials, may be overwritten. The threshold
 * is positive; potentials must stay within the int range between two updates. A drive in whole numbers may be shorter than
 * the potentials, if {@link #PERIOD} divides its length: it repeats then.
 */
public interface Kernels {
    /** What divides the length of a drive that repeats: the lanes of the widest vector. */
    int PERIOD = 16;

    /** How many places behind the last used one {@link #scale} may read and write. */
    int SLACK = 16;

    /** Neurons whose weights are zipped: as many as the widest vector holds sums of 16 bits. */
    int ZIP = 32;

    /**
     * The place within its row of the weight for neuron {@code i}, in rows whose sums stay within 16 bits: these are zipped,
     * {@link #ZIP} by {@link #ZIP} (0 16 1 17 … 15 31), so that two sums widen to 32 bits where they stand.
     */
    static int zipped(int i) {
        return i & ~31 | (i & 15) << 1 | i >> 4 & 1;
    }

    /**
     * Zipped rows whose weights, added up from 0 in any order, stay within 16 bits. Rows begin at multiples of {@link #ZIP}
     * and fill whole zips; what the last holds behind {@code length} is not added.
     */
    void addBoundedRows(int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length);

    void addRows(int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length);

    void addRows(int[] sums, int at, int[] weights, int origin, int[] rows, int from, int to, int length);

    void addRows(float[] sums, int at, float[] weights, int origin, int[] rows, int from, int to, int length);

    void addRows(double[] sums, int at, double[] weights, int origin, int[] rows, int from, int to, int length);

    /** Targets that a packed synapse can tell apart. */
    int PACKED_TARGETS = 1 << 16;

    /** A target below {@link #PACKED_TARGETS} in the upper half of a word, a 16-bit weight in the lower. */
    static int synapse(int target, int weight) {
        return target << 16 | weight & 0xffff;
    }

    /** The synapses {@code from … to − 1} of a sparse connection, packed as by {@link #synapse}, in their order. */
    void addSynapses(int[] sums, int[] synapses, int from, int to);

    /** {@code sums[targets[i]] += weights[i]} for {@code from ≤ i < to}, in that order. */
    void addSynapses(int[] sums, int[] targets, int[] weights, int from, int to);

    void addSynapses(float[] sums, int[] targets, float[] weights, int from, int to);

    void addSynapses(double[] sums, int[] targets, double[] weights, int from, int to);

    /**
     * {@code sums[i] += factor·n} where n counts the rows, {@code from ≤ r < to}, whose bit of neuron i is set. Rows begin at
     * {@code origin + rows[r]}; the {@link #SLACK} places of {@code rows} behind {@code to} may be overwritten.
     *
     * @param sums as many as neurons; bits of others are not set
     * @param counters {@link BitRows#counterWords()} words to count in
     */
    void addBits(int[] sums, BitRows planes, int origin, int factor, int[] rows, int from, int to, long[] counters);

    /** Neurons of a crossbar core. */
    int CORE = 256;

    /**
     * The place of a neuron among the potentials of a crossbar core that are stored in 8 or 16 bits each: row and column of
     * the rectangle, as many columns as bits, that its number stands for are exchanged. So bit b of all 8-bit or 16-bit parts
     * of a row of the crossbar belongs to potentials that lie side by side. Example: in 8 bits neuron 9 is bit 1 of part 1, so
     * it lies at place 33.
     *
     * @param bits 8 or 16
     */
    static int crossed(int neuron, int bits) {
        return neuron % bits * (CORE / bits) + neuron / bits;
    }

    /**
     * Adds rows of a crossbar to the potentials of a core: those at {@code at … at + 255}, in the order of {@link #crossed}.
     * A neuron whose bit is set adds its weight. The sums stay within 8 bits.
     *
     * @param bits rows of 256 bits, in the order of the neurons, in four words
     * @param weights tables of 256 weights, in the order of {@link #crossed}
     * @param events from {@code from} to {@code to}: for each row to be added its first word, then the first weight of its
     *     table
     */
    void addCrossbarRows(byte[] potentials, int at, long[] bits, byte[] weights, int[] events, int from, int to);

    /** The same, within 16 bits. */
    void addCrossbarRows(short[] potentials, int at, long[] bits, short[] weights, int[] events, int from, int to);

    /**
     * Adds the drive, 256 values, to the potentials of a core, finds which neurons reach the threshold and resets these;
     * bit b of word k of {@code fired} is neuron 64·k + b. The sums stay within 8 bits.
     *
     * @param threshold 1 … 127
     */
    void fireCore(byte[] potentials, int at, byte[] drive, int threshold, boolean soft, long[] fired);

    /**
     * The same, within 16 bits.
     *
     * @param threshold 1 … 32,767
     */
    void fireCore(short[] potentials, int at, short[] drive, int threshold, boolean soft, long[] fired);

    /** The largest absolute value of a core's 256 potentials. */
    int largestOfCore(byte[] potentials, int at);

    int largestOfCore(short[] potentials, int at);

    /**
     * Gathers the spikes that a window sees, stretch behind stretch, each as {@link Stretches} says; {@code from} and
     * {@code to} have {@link #SLACK} places more, and those behind the last written one may change.
     *
     * @param starts by position
     * @param toStarts receives for each row of the window, and behind the last, where its spikes begin in {@code to}
     * @return the number of spikes
     */
    int gather(Stretches stretches, int[] from, int[] starts, int[] to, int[] toStarts);

    /** Makes each value from {@code from} to {@code to} the largest of those from {@code from} up to it; all are 0 or more. */
    void runningMaximum(int[] values, int from, int to);

    /**
     * {@code to[at + i] = (from[begin + i] + shift)·factor} for {@code begin + i < end}; both arrays have {@link #SLACK} places
     * more, and those behind the last written one may change.
     */
    void scale(int[] from, int begin, int end, int shift, int factor, int[] to, int at);

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
