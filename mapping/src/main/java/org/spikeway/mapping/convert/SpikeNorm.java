package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Spike-Norm: layer by layer, spikes run through the layers that are balanced already, and the threshold becomes the largest
 * weighted spike input that a neuron of the layer gets in one tick.
 *
 * <p>Sengupta et al. 2019, "Going deeper in spiking neural networks", Algorithm 1. There spikes have height 1; here they
 * have that of their layer's threshold, so a threshold is the paper's, times that of the layer before; both fire alike.
 *
 * <p>In a residual network all layers that feed one junction have the same threshold: from the first short cut on, every
 * layer takes that of the layer where the short cut begins (the paper's unity). The plain layers before it are balanced.
 */
public final class SpikeNorm implements ThresholdMethod {
    private static final int IMAGES = 128;

    private final Reset reset;
    private final InputCoding input;
    private final int images;
    private final SpikingBudget budget;

    /** On the first 128 images. */
    public SpikeNorm(Reset reset, InputCoding input, SpikingBudget budget) {
        this(reset, input, IMAGES, budget);
    }

    /**
     * @param images the first of the calibration to present; of fewer, all
     * @param budget ticks for which each is presented
     */
    public SpikeNorm(Reset reset, InputCoding input, int images, SpikingBudget budget) {
        this.reset = reset;
        this.input = input;
        this.images = images;
        this.budget = budget;
    }

    @Override
    public String name() {
        return "spike-norm";
    }

    @Override
    public double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException {
        int layers = graph.rectified().size();
        int residual = firstResidual(graph);
        double[] thresholds = new double[layers];
        Arrays.fill(thresholds, 1);
        LayerByLayer loop = new LayerByLayer(graph, input, calibration, Math.min(images, calibration.images()), budget);
        for (int layer = 0; layer < Math.min(residual, layers); layer++) {
            SpikingNetwork network = new SpikingNetwork(graph, thresholds, reset, 0, input);
            thresholds[layer] = graph.layers().get(layer).isGate()
                    ? thresholds[graph.origin(layer)]
                    : loop.largestInput(network, layer);
            if (thresholds[layer] == 0) {
                throw new RefusedException("layer " + graph.layers().get(layer).name()
                        + ": no spike reaches it from the calibration images. Use more images or ticks.");
            }
            loop.run(network.withThresholds(thresholds), layer);
            loop.forget(layer);
        }
        for (int layer = residual; layer < layers; layer++) {
            thresholds[layer] = thresholds[residual - 1];
        }
        return thresholds;
    }

    /** The first layer behind the place where the first short cut begins; the number of layers where there is none. */
    private static int firstResidual(LayerGraph graph) {
        int first = graph.layers().size();
        for (Layer layer : graph.rectified()) {
            Set<Integer> sources = layer.branches().stream().map(Branch::source).collect(Collectors.toSet());
            if (sources.size() > 1) {
                int begins = sources.stream().mapToInt(Integer::intValue).min().orElseThrow();
                if (begins == Branch.INPUT) {
                    throw new RefusedException(
                            "layer " + layer.name()
                                    + ": a short cut from the image itself. Spike-Norm needs a plain layer before the first one.");
                }
                first = Math.min(first, begins + 1);
            }
        }
        return first;
    }
}
