package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Shape;

/**
 * When neurons fire and what that does to them.
 *
 * @param fires false for neurons that only integrate; the rest is then without meaning
 * @param initial potentials at the start of a sample: one for all neurons of the slice, or one a neuron
 */
record FiringRule(boolean fires, double threshold, boolean soft, double[] initial) {
    static final FiringRule NEVER = new FiringRule(false, 0, false, new double[1]);

    /** The rule for the neurons of a box of a population of that shape. */
    static FiringRule of(Cells.IntegrateAndFire cells, Box box, Shape shape) {
        double[] initial = cells.initialPotentials();
        if (initial.length > 1) {
            initial = new double[box.size()];
            for (int i = 0; i < initial.length; i++) {
                initial[i] = cells.initialPotential(box.populationIndex(i, shape));
            }
        }
        return new FiringRule(true, cells.threshold(), cells.reset() == Cells.Reset.SOFT, initial);
    }
}
