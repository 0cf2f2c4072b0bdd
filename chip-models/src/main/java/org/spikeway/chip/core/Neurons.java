package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;

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

    /** How a run of those weights is added to these potentials. */
    Deposit deposit(StoredWeights weights);

    /** The neurons of that slice, in the program's number format, at their initial potential. */
    static Neurons of(ChipProgram program, Slice slice, Kernels kernels) {
        Population population = program.population(slice);
        int size = slice.box().size();
        FiringRule rule = FiringRule.NEVER;
        double[] channelBias;
        int potentialLimit = program.potentialLimit();
        if (population.cells() instanceof Cells.IntegrateAndFire fire) {
            rule = FiringRule.of(fire);
            channelBias = fire.bias();
        } else if (population.cells() instanceof Cells.Integrator integrator) {
            channelBias = integrator.bias();
            potentialLimit = integrator.potentialLimit();
        } else {
            throw new IllegalArgumentException("layer " + population.name() + " has no neurons on the chip");
        }
        double[] bias = channelBias.length == 0 ? channelBias : spread(channelBias, slice);
        return switch (program.numbers()) {
            case FLOAT -> new FloatNeurons(kernels, size, rule, bias);
            case DOUBLE -> new DoubleNeurons(kernels, size, rule, bias);
            case INTEGER -> new IntegerNeurons(kernels, size, rule, bias, potentialLimit, program.driveLimit());
        };
    }

    private static double[] spread(double[] channelBias, Slice slice) {
        double[] bias = new double[slice.box().size()];
        int channels = slice.box().channels();
        for (int i = 0; i < bias.length; i++) {
            bias[i] = channelBias[slice.box().channelFrom() + i % channels];
        }
        return bias;
    }
}
