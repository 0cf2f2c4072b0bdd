package org.spikeway.chip.core;

import java.util.Optional;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Shape;

/**
 * The parameters of the leaky neurons of one slice, one value a neuron of the slice.
 *
 * @param decay empty without a synapse, as is {@code synapseGain}
 * @param threshold empty for neurons that never fire, as is {@code resetTo}
 */
record LeakyRule(
        double[] leak,
        double[] rest,
        double[] gain,
        double[] initial,
        double[] decay,
        double[] synapseGain,
        double[] threshold,
        double[] resetTo,
        Reset reset) {
    /** Potentials and currents nearer to rest than this, the smallest normal number in single precision, are at rest. */
    static final float AT_REST = Float.MIN_NORMAL;

    private static final double[] NONE = {};

    static LeakyRule of(Cells.Leaky cells, Shape shape, Box box) {
        Optional<Cells.Synapse> synapse = cells.synapse();
        Optional<Cells.Firing> firing = cells.firing();
        Cells.Membrane membrane = cells.membrane();
        return new LeakyRule(
                spread(membrane.leak(), shape, box),
                spread(membrane.rest(), shape, box),
                spread(membrane.gain(), shape, box),
                spread(membrane.initial(), shape, box),
                synapse.map(each -> spread(each.decay(), shape, box)).orElse(NONE),
                synapse.map(each -> spread(each.gain(), shape, box)).orElse(NONE),
                firing.map(each -> spread(each.threshold(), shape, box)).orElse(NONE),
                firing.map(each -> spread(each.resetTo(), shape, box)).orElse(NONE),
                firing.map(Cells.Firing::reset).orElse(Reset.NONE));
    }

    private static double[] spread(double[] values, Shape shape, Box box) {
        double[] spread = new double[box.size()];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = values.length == 1 ? values[0] : values[box.populationIndex(i, shape)];
        }
        return spread;
    }

    static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }

    boolean hasSynapse() {
        return decay.length != 0;
    }

    boolean fires() {
        return threshold.length != 0;
    }
}
