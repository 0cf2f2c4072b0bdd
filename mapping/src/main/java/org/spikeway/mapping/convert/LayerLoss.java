package org.spikeway.mapping.convert;

/**
 * How far the spikes of a layer are from the ANN's activations.
 *
 * @param name of the layer
 * @param error root mean square of rate × threshold − activation, over that of the activations; of the read-out the same
 *     with mean potentials and logits
 * @param own the part that arises in the layer itself: rate × threshold against what its mean input deserves, the input
 *     cut to 0 … θ. The rest came with its input
 */
public record LayerLoss(String name, double error, double own) {}
