package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.List;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Corrects a spiking network from the first layer to the last, but for the gates of a max pooling: each layer is run on the
 * spikes of the corrected layers before it, corrected, and run again.
 *
 * <p>Li et al. 2021, "A free lunch from ANN: towards efficient, accurate spiking neural networks calibration".
 */
final class LayerwiseCalibration {
    private final List<Correction> corrections;

    /** @param corrections in the order in which they are applied to each layer */
    LayerwiseCalibration(List<Correction> corrections) {
        this.corrections = List.copyOf(corrections);
    }

    /** @param calibration whose activations the spikes are to meet */
    SpikingNetwork calibrate(SpikingNetwork network, Calibration calibration, int images, SpikingBudget budget)
            throws IOException {
        LayerGraph target = network.graph();
        AnnActivations ann = new AnnActivations(target, calibration, images);
        LayerByLayer loop = new LayerByLayer(target, network.input(), calibration, images, budget);
        SpikingNetwork corrected = network;
        for (int layer = 0; layer < target.layers().size(); layer++) {
            boolean fires = target.layers().get(layer).rectified();
            for (Correction correction : corrections) {
                if (fires ? !target.layers().get(layer).isGate() : correction.isForReadOut()) {
                    if (fires && correction.readsOwnSpikes()) {
                        loop.run(corrected, layer);
                    }
                    corrected = correction.correct(new LayerTrial(target, corrected, layer, loop, ann));
                }
            }
            if (fires) {
                loop.run(corrected, layer);
            }
            loop.forget(layer);
        }
        return corrected;
    }
}
