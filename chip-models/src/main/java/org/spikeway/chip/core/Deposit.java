package org.spikeway.chip.core;

/** Adds rows of weights to a run of potentials of one slice, in the order of the rows. */
@FunctionalInterface
interface Deposit {
    /**
     * {@code potentials[at + i] += weights[origin + rows[r] + i]} for {@code i < length} and {@code from ≤ r < to}.
     *
     * @see org.spikeway.chip.kernel.Kernels
     */
    void add(int at, int origin, int[] rows, int from, int to, int length);

    /** The same for single weights: neuron n adds {@code weights[n − first]} to {@code potentials[at + n − first]}. */
    @FunctionalInterface
    interface Singles {
        void add(int at, int[] neurons, int from, int to, int first);
    }

    /** Adds the weights of the synapses {@code from … to − 1} of a sparse table to the potentials of their targets. */
    @FunctionalInterface
    interface Synapses {
        void add(int from, int to);
    }
}
