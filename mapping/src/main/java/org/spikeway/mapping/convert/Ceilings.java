package org.spikeway.mapping.convert;

import java.io.IOException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Balances a network whose activations may end at a ceiling, such as that of ReLU6.
 *
 * <p>A neuron fires once a tick at most, so rate × θ ends at the threshold: no threshold may lie above the ceiling of its
 * layer, or the spikes would carry what the network cuts off. Thresholds taken from activations never do.
 */
final class Ceilings {
    /** Activations are in single precision. */
    private static final double ROUNDING = 1e-6;

    private Ceilings() {}

    /** Refuses a threshold above the ceiling of its layer. */
    static ThresholdMethod.Balance within(ThresholdMethod method, LayerGraph graph, Calibration calibration)
            throws IOException {
        ThresholdMethod.Balance balance = method.balance(graph, calibration);
        double[] thresholds = balance.thresholds();
        for (int i = 0; i < Math.min(thresholds.length, graph.rectified().size()); i++) {
            Layer layer = graph.rectified().get(i);
            if (thresholds[i] > layer.ceiling() * (1 + ROUNDING)) {
                throw new RefusedException("layer " + layer.name() + ": threshold " + thresholds[i] + " ("
                        + method.name() + ") lies above " + layer.ceiling()
                        + ", where its activation ends. Use at most that, or --threshold max or mmse.");
            }
        }
        return balance;
    }
}
