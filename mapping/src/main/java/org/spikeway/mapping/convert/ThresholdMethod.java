package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.spikeway.mapping.layers.LayerGraph;

/** A way to choose the thresholds of a network on calibration images. */
public interface ThresholdMethod {
    /** As the user writes and reads it: {@code max}, {@code percentile:99.9}. */
    String name();

    /** One threshold a rectified layer, in layer order. */
    double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException;

    /** The thresholds with the layers that they are for, which a method may have rescaled channel by channel. */
    default Balance balance(LayerGraph graph, Calibration calibration) throws IOException {
        return new Balance(graph, thresholds(graph, calibration), UnaryOperator.identity());
    }

    /**
     * Layers in the units of their thresholds.
     *
     * @param units gives a calibration the units of this graph
     */
    record Balance(LayerGraph graph, double[] thresholds, UnaryOperator<Calibration> units) {}
}
