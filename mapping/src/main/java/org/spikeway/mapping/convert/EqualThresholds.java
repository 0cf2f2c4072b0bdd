package org.spikeway.mapping.convert;

import java.util.Arrays;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * The same threshold for all layers, that of the paper's unity: a spike of any layer stands for the same activation, and
 * nothing is balanced. A step on the way to {@link SpikeNorm}.
 */
record EqualThresholds(InputCoding input) implements ThresholdMethod {
    @Override
    public String name() {
        return "spike-norm-equal";
    }

    @Override
    public double[] thresholds(LayerGraph graph, Calibration calibration) {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, input instanceof InputCoding.Poisson poisson ? poisson.max() : 1);
        return thresholds;
    }
}
