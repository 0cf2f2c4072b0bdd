package org.spikeway.mapping.crossbar;

import java.util.List;

/**
 * One way to lay a layer on cores.
 *
 * @param axons of all cores
 * @param error sum of the squares of what weights are off by
 * @param power sum of the squares of the weights
 */
record LayerCut(List<CoreFit> cores, long axons, double error, double power) {
    LayerCut {
        cores = List.copyOf(cores);
    }

    static LayerCut of(List<CoreFit> cores) {
        long axons = 0;
        double error = 0;
        double power = 0;
        for (CoreFit core : cores) {
            axons += core.typed().axons();
            error += core.typed().squaredError(core.synapses().weights());
            power += core.synapses().power();
        }
        return new LayerCut(cores, axons, error, power);
    }

    /** What weights are off by, root of the mean square, as a share of the weights; 0 where all are kept. */
    double relativeError() {
        return power == 0 ? 0 : Math.sqrt(error / power);
    }

    /** Cores, with those of the splitters that drive each axon. */
    long cost(CrossbarLimits limits) {
        return cores.size() + (axons + limits.neurons() - 1) / limits.neurons();
    }
}
