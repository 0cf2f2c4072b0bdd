package org.spikeway.mapping.program;

import java.util.Optional;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Sees in neurons of the leaky kind plain integrate-and-fire neurons, which every chip has: no leak, no synapse, the same
 * numbers for all, a soft reset or one to zero. Chips fire at the threshold, not only above it.
 */
final class PlainNeurons {
    private PlainNeurons() {}

    /** Potentials are counted in inputs: threshold and initial potential are divided by the gain. */
    static Optional<Cells.IntegrateAndFire> of(Cells cells) {
        if (!(cells instanceof Cells.Leaky leaky)
                || leaky.synapse().isPresent()
                || leaky.firing().isEmpty()) {
            return Optional.empty();
        }
        Cells.Membrane membrane = leaky.membrane();
        Cells.Firing firing = leaky.firing().get();
        boolean plain = isAlways(membrane.leak(), 0)
                && isAlways(membrane.gain(), membrane.gain()[0])
                && isAlways(firing.threshold(), firing.threshold()[0]);
        boolean resets =
                firing.reset() == Reset.SOFT || (firing.reset() == Reset.HARD && isAlways(firing.resetTo(), 0));
        double gain = membrane.gain()[0];
        if (!plain || !resets || !(gain > 0) || !(firing.threshold()[0] > 0)) {
            return Optional.empty();
        }
        double[] initial = membrane.initial().clone();
        for (int i = 0; i < initial.length; i++) {
            initial[i] /= gain;
        }
        return Optional.of(
                new Cells.IntegrateAndFire(firing.threshold()[0] / gain, firing.reset(), initial, leaky.bias()));
    }

    private static boolean isAlways(double[] values, double value) {
        for (double each : values) {
            if (each != value) {
                return false;
            }
        }
        return true;
    }
}
