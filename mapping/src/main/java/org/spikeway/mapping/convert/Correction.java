package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.RefusedException;

/** A change of one layer that brings its spikes closer to the ANN's activations, with the spiking layers before it in the loop. */
public sealed interface Correction permits BiasCorrection, PotentialCorrection, WeightCalibration {
    /** As the user writes and reads it. */
    String name();

    /** The network with the layer of the trial changed. */
    SpikingNetwork correct(LayerTrial trial);

    /** The corrections that the user lists, separated by commas; {@code none} for none. */
    static List<Correction> parse(String text) {
        List<Correction> corrections = new ArrayList<>();
        for (String name : text.equals("none") ? new String[0] : text.split(",", -1)) {
            corrections.add(
                    switch (name) {
                        case "weights" -> new WeightCalibration(WeightCalibration.Aim.INPUT);
                        case "rate-weights" -> new WeightCalibration(WeightCalibration.Aim.RATE);
                        case "bias" -> new BiasCorrection();
                        case "potential" -> new PotentialCorrection(false);
                        case "channel-potential" -> new PotentialCorrection(true);
                        default ->
                            throw new RefusedException(
                                    "--correct '" + name
                                            + "' is unknown. Use weights, rate-weights, bias, potential, channel-potential or none.");
                    });
        }
        return corrections;
    }

    /** Whether it looks at what the layer itself fires, and not only at what reaches it. */
    default boolean readsOwnSpikes() {
        return true;
    }

    /** Whether the read-out, which does not fire, can be corrected too. */
    default boolean isForReadOut() {
        return false;
    }
}
