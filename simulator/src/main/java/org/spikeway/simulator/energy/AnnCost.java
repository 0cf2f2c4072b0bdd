package org.spikeway.simulator.energy;

import java.util.List;

/**
 * What one inference of the ANN takes, layer by layer.
 *
 * @param layers one a layer of the network, in its order
 */
public record AnnCost(List<AnnLayer> layers) {
    public AnnCost {
        layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param macs multiply-accumulates, padding not counted
     * @param inputMacs those of them that read the image
     * @param weights stored; shared kernels once
     * @param zeroWeights those of them that are zero
     * @param outputs values that the layer writes
     */
    public record AnnLayer(long macs, long inputMacs, long weights, long zeroWeights, long outputs) {}

    /** Multiply-accumulates of one inference, padding not counted. */
    public long macs() {
        return layers.stream().mapToLong(AnnLayer::macs).sum();
    }

    /** Those of them that read the image. */
    public long inputMacs() {
        return layers.stream().mapToLong(AnnLayer::inputMacs).sum();
    }

    public long weights() {
        return layers.stream().mapToLong(AnnLayer::weights).sum();
    }

    public long zeroWeights() {
        return layers.stream().mapToLong(AnnLayer::zeroWeights).sum();
    }
}
