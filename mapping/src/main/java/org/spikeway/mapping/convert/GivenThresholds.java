package org.spikeway.mapping.convert;

import org.spikeway.mapping.layers.LayerGraph;

/** Thresholds that come from outside. */
public record GivenThresholds(String name, double[] values) implements ThresholdMethod {
    @Override
    public double[] thresholds(LayerGraph graph, Calibration calibration) {
        return values;
    }
}
