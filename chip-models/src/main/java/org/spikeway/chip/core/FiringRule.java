package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Shape;

/**
 * When neurons fire and what that does to them.
 *
 * @param fires false for neurons that only integrate; the rest is then without meaning
 * @param initial potential at which all neurons of the slice begin, or each of them
 */
record FiringRule(boolean fires, double threshold, boolean soft, double[] initial) {
    static final FiringRule NEVER = new FiringRule(false, 0, false, new double[1]);

    /** The rule of those neurons of a population of that shape. */
    static FiringRule of(Cells.IntegrateAndFire cells, Box slice, Shape shape) {
        double[] initial = cells.initialPotentials();
        if (initial.length != 1) {
            double[] ofSlice = new double[slice.size()];
            for (int i = 0; i < ofSlice.length; i++) {
                ofSlice[i] = initial[slice.populationIndex(i, shape)];
            }
            initial = ofSlice;
        }
        return new FiringRule(true, cells.threshold(), cells.reset() == Cells.Reset.SOFT, initial);
    }

    double initial(int neuron) {
        return initial[initial.length == 1 ? 0 : neuron];
    }
}
