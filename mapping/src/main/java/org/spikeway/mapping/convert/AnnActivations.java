package org.spikeway.mapping.convert;

import java.io.IOException;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.LayerGraph;

/** The ANN's activations on the first calibration images, kept in the order of the populations (channels last). */
final class AnnActivations {
    private final float[][][] values;

    /** Of the first {@code images} of a calibration. */
    AnnActivations(LayerGraph graph, Calibration calibration, int images) throws IOException {
        values = new float[graph.layers().size()][images][];
        calibration
                .part(0, images)
                .forEach((image, layer, activations) -> values[layer][image] =
                        channelsLast(activations, graph.layers().get(layer).shape()));
    }

    private static float[] channelsLast(float[] chw, Shape shape) {
        int positions = shape.height() * shape.width();
        float[] ordered = new float[chw.length];
        for (int c = 0; c < shape.channels(); c++) {
            for (int p = 0; p < positions; p++) {
                ordered[p * shape.channels() + c] = chw[c * positions + p];
            }
        }
        return ordered;
    }

    int images() {
        return values[0].length;
    }

    /** Of one layer and image, one a neuron. */
    float[] of(int layer, int image) {
        return values[layer][image];
    }
}
