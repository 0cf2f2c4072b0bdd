package org.spikeway.mapping.crossbar;

/**
 * What one core holds of a layer.
 *
 * @param synapses as the layer has them
 * @param typed the same in bits and axon types
 * @param part which part of the sources it holds; 0 where a core holds them all
 */
record CoreFit(BoxSynapses synapses, TypedWeights typed, int part) {}
