package org.spikeway.chip.neuron;

/**
 * The neurons of one core under one model: columns over neurons, updated together once a tick.
 *
 * <p>A core sums the weights that arrive in a tick, hands the sums over and gets the neurons whose spikes leave the core in
 * this tick. Neither allocates. A further model is a further implementation; nothing else has to know it.
 *
 * @param <A> the array of sums: {@code int[]}, {@code float[]} or {@code double[]}
 */
public interface NeuronArray<A> {
    /** The number of neurons. */
    int size();

    /** The number of sums that {@link #update} reads: one a neuron, or more where a neuron has several inputs. */
    default int inputs() {
        return size();
    }

    /** Puts every neuron into its initial state; the next tick is 0. */
    void reset();

    /**
     * Updates all neurons for one tick.
     *
     * @param tick counted from the last reset: 0, 1, 2 …; ticks of a {@linkplain #isSettled settled} model without input
     *     may be left out
     * @param input the weights that arrived, summed, in the unit of the model; at least {@link #inputs()} long
     * @param fired receives the ascending indices of the neurons that send a spike; at least {@link #size()} long
     * @return the number of spikes
     */
    int update(long tick, A input, int[] fired);

    /** Whether an update without input would neither change anything nor send a spike. */
    default boolean isSettled() {
        return false;
    }

    /** The membrane potential in the unit of the model. */
    double potential(int neuron);

    /** How often a value left its range since the model was made, and was cut or wrapped as the chip does it. */
    default long saturations() {
        return 0;
    }
}
