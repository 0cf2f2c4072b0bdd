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
 * @param thresholds one a rectified layer, in layer order; the gates of a max pooling take that of the layer they pool
 * @param graph the layers with the weights and biases with which they spike, which a method may have changed
 * @param initial where potentials start
 */
public record SpikingNetwork(
        LayerGraph graph, double[] thresholds, Reset reset, InitialPotentials initial, InputCoding input)
        implements SpikingModel {
    public SpikingNetwork {
        thresholds = checked(graph, thresholds);
    }

    /** Positive thresholds, one a layer that fires, those of gates replaced; anything else is refused. */
    static double[] checked(LayerGraph graph, double[] thresholds) {
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
        return graph.withGates(thresholds);
    }

    /** A network in which all potentials start at the same fraction of their threshold. */
    public SpikingNetwork(
            LayerGraph graph, double[] thresholds, Reset reset, double initialFraction, InputCoding input) {
        this(
                graph,
                thresholds,
                reset,
                InitialPotentials.same(initialFraction, graph.rectified().size()),
                input);
    }

    /** The same with another layer in one place. */
    public SpikingNetwork withLayer(int index, Layer layer) {
        return new SpikingNetwork(graph.withLayer(index, layer), thresholds, reset, initial, input);
    }

    /** The same with other initial potentials. */
    public SpikingNetwork withInitial(InitialPotentials other) {
        return new SpikingNetwork(graph, thresholds, reset, other, input);
    }

    /** The same with other thresholds. */
    public SpikingNetwork withThresholds(double[] others) {
        return new SpikingNetwork(graph, others, reset, initial, input);
    }

    /** The threshold of a rectified layer, given by its index in the graph. */
    public double threshold(int layer) {
        return thresholds[place(layer)];
    }

    /** The place among the rectified layers. */
    private int place(int layer) {
        int place = 0;
        for (int i = 0; i < layer; i++) {
            Layer before = graph.layers().get(i);
            place += before.rectified() ? 1 : 0;
        }
        return place;
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
        if (of.isGate()) {
            return new Cells.Gate(of.inputsOfGate());
        }
        double threshold = threshold(layer);
        double[] potentials = initial.fractions(place(layer)).clone();
        for (int i = 0; i < potentials.length; i++) {
            potentials[i] *= threshold;
        }
        return new Cells.IntegrateAndFire(threshold, reset, potentials, of.bias());
    }
}
