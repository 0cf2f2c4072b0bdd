package org.spikeway.mapping.convert;

import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * A converted network, in real numbers: {@code V += Σ w·s·θ_source + b}; a spike where {@code V ≥ θ}.
 *
 * <p>Threshold balancing after Diehl et al. 2015: weights stay as trained, each layer's spikes have the height of its
 * threshold θ, so that rate × θ approximates the ANN's activation.
 *
 * @param thresholds one a rectified layer, in layer order
 * @param initialFraction initial potential as a fraction of the threshold: 0 or ½
 */
public record SpikingNetwork(
        LayerGraph graph, double[] thresholds, Reset reset, double initialFraction, InputCoding input)
        implements SpikingModel {
    public SpikingNetwork {
        int layers = graph.rectified().size();
        if (thresholds.length != layers) {
            throw new RefusedException("network " + graph.name() + ": " + thresholds.length + " thresholds given, "
                    + layers + " layers fire. Give one threshold a layer, in layer order.");
        }
        for (int i = 0; i < layers; i++) {
            if (!(thresholds[i] > 0) || Double.isInfinite(thresholds[i])) {
                throw new RefusedException("layer " + graph.rectified().get(i).name() + ": threshold " + thresholds[i]
                        + " is not a positive number."
                        + (thresholds[i] == 0
                                ? " The layer is silent for all calibration images: use --threshold max or more images."
                                : ""));
            }
        }
    }

    /** The threshold of a rectified layer, given by its index in the graph. */
    public double threshold(int layer) {
        int place = 0;
        for (int i = 0; i < layer; i++) {
            Layer before = graph.layers().get(i);
            place += before.rectified() ? 1 : 0;
        }
        return thresholds[place];
    }

    @Override
    public double height(int layer) {
        return threshold(layer);
    }

    @Override
    public Cells cells(int layer) {
        Layer of = graph.layers().get(layer);
        if (!of.rectified()) {
            return new Cells.Integrator(of.bias());
        }
        double threshold = threshold(layer);
        return new Cells.IntegrateAndFire(threshold, reset, threshold * initialFraction, of.bias());
    }
}
