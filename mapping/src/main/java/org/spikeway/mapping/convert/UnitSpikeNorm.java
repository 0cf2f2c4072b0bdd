package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Spike-Norm without its constraints for residual networks, to see what they are for: spikes of height 1, as in the paper,
 * and every layer balanced on its own.
 *
 * <p>Where layers with different thresholds meet at a junction, their spikes stand for different activations and are added
 * all the same: the network computes something else than the ANN.
 */
final class UnitSpikeNorm implements ThresholdMethod {
    private static final int IMAGES = 128;

    private final Reset reset;
    private final InputCoding input;
    private final SpikingBudget budget;

    UnitSpikeNorm(Reset reset, InputCoding input, SpikingBudget budget) {
        this.reset = reset;
        this.input = input;
        this.budget = budget;
    }

    @Override
    public String name() {
        return "spike-norm-own";
    }

    @Override
    public double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException {
        return balance(graph, calibration).thresholds();
    }

    /** The graph's weights are divided by the heights that spikes have here, so that these become 1. */
    @Override
    public Balance balance(LayerGraph graph, Calibration calibration) throws IOException {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, 1);
        LayerGraph unit = graph;
        LayerByLayer loop = new LayerByLayer(graph, input, calibration, Math.min(IMAGES, calibration.images()), budget);
        for (int layer = 0; layer < graph.layers().size(); layer++) {
            unit = unit.withLayer(layer, unit(graph.layers().get(layer), thresholds));
            if (layer < thresholds.length) {
                SpikingNetwork network = new SpikingNetwork(unit, thresholds, reset, 0, input);
                thresholds[layer] = graph.layers().get(layer).isGate()
                        ? thresholds[graph.origin(layer)]
                        : Math.max(loop.largestInput(network, layer), Double.MIN_NORMAL);
                loop.run(network.withThresholds(thresholds), layer);
                loop.forget(layer);
            }
        }
        return new Balance(unit, thresholds, UnaryOperator.identity());
    }

    private Layer unit(Layer layer, double[] thresholds) {
        if (layer.isGate()) {
            return layer;
        }
        double pixel = input instanceof InputCoding.Poisson poisson ? poisson.max() : 1;
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : layer.branches()) {
            double height = branch.source() == Branch.INPUT ? pixel : thresholds[branch.source()];
            double[] weights = new double[branch.connection().weights().length()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = branch.connection().weights().at(i) / height;
            }
            branches.add(new Branch(branch.source(), branch.connection().withWeights(new Weights.Doubles(weights))));
        }
        return layer.withBranches(branches);
    }
}
