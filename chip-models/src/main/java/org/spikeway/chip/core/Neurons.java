package org.spikeway.chip.core;

/** The neurons of one slice: their potentials, and what they do at each tick. */
public sealed interface Neurons permits IntegerNeurons, FloatNeurons, DoubleNeurons {

    /** Begins a sample, whose current has been set: every potential takes its initial value. */
    void reset();

    /** Replaces the constant current of the sample; the drive of a tick is this plus the bias. */
    void setCurrent(double[] current);

    /** Whether bias or current change the potentials at every tick. */
    boolean isDriven();

    /** Updates all neurons for one tick; writes the ascending indices of those that fire and returns their number. */
    int update(int[] fired);

    double potential(int index);

    /** How many potentials and drives were cut to the chip's range so far. */
    long saturations();

    int size();

    /** How those rows are added to these potentials. */
    Deposit deposit(WeightRows weights);

    /** How single weights are added to these potentials. */
    Deposit.Singles singles(WeightRows weights);

    /** How the synapses of that table are added to these potentials. */
    Deposit.Synapses synapses(SparseTable table);
}
