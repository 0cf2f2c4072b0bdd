package org.spikeway.mapping.crossbar;

/**
 * How a layer lies on crossbar cores.
 *
 * @param cores that hold its neurons
 * @param splitterCores that bring its spikes to where they go
 * @param weightError what its weights are off by through their decomposition: root of the mean square, as a share of that of
 *     the weights; 0 where every weight is kept
 */
public record LayerFit(String layer, int cores, int splitterCores, double weightError) {}
