package org.spikeway.mapping.convert;

import org.spikeway.mapping.layers.Layer;

/**
 * Threshold with shift: adds θ/(2T) to every bias, so that a neuron rounds where it would cut off.
 *
 * <p>Deng and Gu 2021. Without it, T ticks carry ⌊a·T/θ⌋ spikes, half a spike too few in the mean.
 */
final class Shift {
    private Shift() {}

    static SpikingNetwork of(SpikingNetwork network, int ticks) {
        SpikingNetwork shifted = network;
        for (int layer = 0; layer < network.graph().rectified().size(); layer++) {
            Layer original = network.graph().layers().get(layer);
            if (original.isGate()) {
                continue;
            }
            double[] bias = original.biasOfChannels();
            for (int c = 0; c < bias.length; c++) {
                bias[c] += network.threshold(layer) / (2 * ticks);
            }
            shifted = shifted.withLayer(layer, original.withBias(bias));
        }
        return shifted;
    }
}
