package org.spikeway.mapping.convert;

import java.io.IOException;
import org.spikeway.mapping.layers.LayerGraph;

/** A way to choose the thresholds of a network from the ANN's activations on calibration images. */
public interface ThresholdMethod {
    /** As the user writes and reads it: {@code max}, {@code percentile:99.9}. */
    String name();

    /** One threshold a rectified layer, in layer order. */
    double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException;
}
