package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Gives each channel a threshold of its own without asking the chip for one: what flows into a channel is multiplied by
 * θ of the layer over θ of the channel, what flows out of it is divided by that again.
 *
 * <p>A ReLU network computes the same afterwards, with each channel's activations multiplied by its factor.
 */
final class ChannelBalance {
    private final LayerGraph graph;
    private final double[] ofLayers;
    private final double[][] factors;

    /**
     * @param ofLayers thresholds of the rectified layers
     * @param ofChannels by layer and channel
     */
    ChannelBalance(LayerGraph graph, double[] ofLayers, double[][] ofChannels) {
        this.graph = graph;
        this.ofLayers = ofLayers;
        factors = new double[graph.layers().size()][];
        for (int layer = 0; layer < factors.length; layer++) {
            factors[layer] = new double[graph.layers().get(layer).shape().channels()];
            for (int c = 0; c < factors[layer].length; c++) {
                factors[layer][c] = layer < ofLayers.length ? ofLayers[layer] / ofChannels[layer][c] : 1;
            }
        }
    }

    ThresholdMethod.Balance balance() {
        LayerGraph balanced = graph;
        for (int layer = 0; layer < graph.layers().size(); layer++) {
            balanced = balanced.withLayer(layer, balanced(layer));
        }
        return new ThresholdMethod.Balance(balanced, ofLayers, Scaled::new);
    }

    private Layer balanced(int index) {
        Layer layer = graph.layers().get(index);
        if (layer.isGate()) {
            return layer;
        }
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : layer.branches()) {
            branches.add(new Branch(branch.source(), balanced(branch, factors[index])));
        }
        double[] bias = layer.bias().clone();
        for (int c = 0; c < bias.length; c++) {
            bias[c] *= factors[index][c];
        }
        return layer.withBranches(branches).withBias(bias);
    }

    private Connection balanced(Branch branch, double[] into) {
        Connection connection = branch.connection();
        int weightsOfSource = connection.weights().length() / connection.sourceChannels();
        double[] weights = new double[connection.weights().length()];
        for (int i = 0; i < weights.length; i++) {
            int source = i / weightsOfSource;
            int run = connection.targetTo(source) - connection.targetFrom(source);
            int target = connection.targetFrom(source) + i % run;
            boolean reached = target >= 0 && target < into.length;
            double outOf = branch.source() == Branch.INPUT ? 1 : factors[branch.source()][source];
            weights[i] = reached ? connection.weights().at(i) * into[target] / outOf : 0;
        }
        return connection.withWeights(new Weights.Doubles(weights));
    }

    /** The activations of the balanced network: the ANN's, times the factors. */
    private final class Scaled implements Calibration {
        private final Calibration original;

        Scaled(Calibration original) {
            this.original = original;
        }

        @Override
        public int images() {
            return original.images();
        }

        @Override
        public void read(int image, double[] chw) throws IOException {
            original.read(image, chw);
        }

        @Override
        public Calibration part(int from, int count) {
            return new Scaled(original.part(from, count));
        }

        @Override
        public void forEach(Visitor visitor) throws IOException {
            original.forEach((image, layer, activations) -> {
                Shape shape = graph.layers().get(layer).shape();
                int positions = shape.height() * shape.width();
                float[] scaled = new float[activations.length];
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] = (float) (activations[i] * factors[layer][i / positions]);
                }
                visitor.visit(image, layer, scaled);
            });
        }
    }
}
