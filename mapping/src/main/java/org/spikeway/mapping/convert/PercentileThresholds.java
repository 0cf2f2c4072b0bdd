package org.spikeway.mapping.convert;

import java.io.IOException;
import java.math.BigDecimal;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Data-based normalisation: the threshold of a layer is a percentile of its activations, zeros included, by nearest rank;
 * the 100th is their maximum.
 *
 * <p>Diehl et al. 2015 (maximum); Rueckauer et al. 2017 (99.9th percentile). Nearest rank here: of n values in ascending
 * order the one at place ⌊n·p/100⌋ + 1, the first that exceeds p percent of them; of 1, 2, 3, 4 the 50th percentile is 3.
 */
public final class PercentileThresholds implements ThresholdMethod {
    private final double percent;

    /** @param percent above 0, at most 100 */
    public PercentileThresholds(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new RefusedException("percentile " + percent + " is outside (0, 100]. Use for example 99.9.");
        }
        this.percent = percent;
    }

    @Override
    public String name() {
        return percent == 100 ? "max" : "percentile:" + percent;
    }

    @Override
    public double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException {
        LargestValues[] largest = graph.rectified().stream()
                .map(layer -> new LargestValues(kept(layer, calibration.images())))
                .toArray(LargestValues[]::new);
        calibration.forEach((image, layer, activations) -> {
            if (layer < largest.length) {
                requireNumbers(graph, image, layer, activations);
                largest[layer].addAll(activations);
            }
        });
        double[] thresholds = new double[largest.length];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = largest[i].smallestKept();
        }
        return thresholds;
    }

    private static void requireNumbers(LayerGraph graph, int image, int layer, float[] activations) {
        for (float activation : activations) {
            if (Float.isNaN(activation)) {
                throw new RefusedException(
                        "layer " + graph.rectified().get(layer).name()
                                + ": an activation of calibration image " + image
                                + " is not a number. Check the network's weights and the images.");
            }
        }
    }

    /** The value at place ⌊n·p/100⌋ + 1 is the smallest of the largest n − ⌊n·p/100⌋. */
    private int kept(Layer layer, int images) {
        long values = Math.multiplyExact((long) images, layer.shape().size());
        long below = BigDecimal.valueOf(percent)
                .multiply(BigDecimal.valueOf(values))
                .movePointLeft(2)
                .longValue();
        long kept = Math.max(1, values - below);
        if (kept > 1 << 28) {
            throw new RefusedException("layer " + layer.name() + ": percentile " + percent + " over " + values
                    + " activations keeps " + kept + " of them. Calibrate with fewer images.");
        }
        return (int) kept;
    }
}
