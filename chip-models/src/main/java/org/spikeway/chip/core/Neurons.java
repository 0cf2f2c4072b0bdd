package org.spikeway.chip.core;

/** The neurons of one slice: their potentials, and what they do at each tick. */
public sealed interface Neurons
        permits IntegerNeurons,
                FloatNeurons,
                DoubleNeurons,
                FloatLeakyNeurons,
                DoubleLeakyNeurons,
                GateNeurons,
                FirstSpikeNeurons {

    /** Begins a sample, whose current has been set: every potential takes its initial value. */
    void reset();

    /** Replaces the constant current of the sample; the drive of a tick is this plus the bias. */
    void setCurrent(double[] current);

    /** Whether the next update changes something even without input: by bias, current or leak. */
    boolean isDriven();

    /** Updates all neurons for one tick; writes the ascending indices of those that fire and returns their number. */
    int update(int[] fired);

    double potential(int index);

    /** How often the potential and the drive of a neuron were cut to the chip's range so far. */
    long saturations(int index);

    int size();

    /**
     * Gives the state between two ticks, or takes it. Neurons that take it have begun its sample: they have its current.
     */
    void exchange(Snapshot state);

    /** How weights are added to these neurons. */
    Deposits deposits();
}
