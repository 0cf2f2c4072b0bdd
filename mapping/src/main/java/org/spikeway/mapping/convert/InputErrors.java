package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;

/**
 * By how much the mean input of each neuron of a layer, from the spikes of the layers before, misses what the ANN's
 * activations would give.
 *
 * <p>Where a neuron fires, only what a ReLU lets through counts: no error where both inputs are negative, and down to zero
 * where only the wanted one is.
 *
 * <p>Not thread-safe.
 */
final class InputErrors implements LayerErrors {
    private final LayerTrial trial;
    private final List<Way> wanted;
    private final List<Way> present;
    private final double[] wantedBias;
    private final double[] presentBias;

    private record Way(int source, Shape shape, AnalogInput input) {}

    InputErrors(LayerTrial trial) {
        this.trial = trial;
        Layer target = trial.target().layers().get(trial.index());
        wanted = ways(target);
        present = ways(trial.layer());
        wantedBias = target.biasOfChannels();
        presentBias = trial.layer().biasOfChannels();
    }

    /** The ways from layers that spike; the pixels are the same on both sides. */
    private List<Way> ways(Layer layer) {
        List<Way> ways = new ArrayList<>();
        for (Branch branch : layer.branches()) {
            if (branch.source() != Branch.INPUT) {
                Shape shape = trial.target().sourceShape(branch);
                AnalogInput input = new AnalogInput(branch.connection(), shape, Box.whole(layer.shape()));
                ways.add(new Way(branch.source(), shape, input));
            }
        }
        return ways;
    }

    @Override
    public float[] of(int image) {
        double[] want = new double[trial.shape().size()];
        double[] have = new double[want.length];
        for (Way way : wanted) {
            float[] activations = trial.ann().of(way.source, image);
            way.input.add(channelsFirst(way.shape, i -> activations[i]), want);
        }
        for (Way way : present) {
            int[] counts = trial.loop().counts(way.source, image);
            double height = trial.network().threshold(way.source) / trial.loop().readTicks();
            way.input.add(channelsFirst(way.shape, i -> counts[i] * height), have);
        }
        float[] errors = new float[want.length];
        for (int i = 0; i < errors.length; i++) {
            double wants = want[i] + wantedBias[i % wantedBias.length];
            double has = have[i] + presentBias[i % presentBias.length];
            boolean counts = !trial.layer().rectified() || wants > 0;
            errors[i] = (float) (counts ? wants - has : -Math.max(has, 0));
        }
        return errors;
    }

    private static double[] channelsFirst(Shape shape, java.util.function.IntToDoubleFunction values) {
        int positions = shape.height() * shape.width();
        double[] ordered = new double[shape.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i % shape.channels() * positions + i / shape.channels()] = values.applyAsDouble(i);
        }
        return ordered;
    }
}
