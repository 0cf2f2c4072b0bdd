package org.spikeway.mapping.convert;

/** A change of one layer that brings its spikes closer to the ANN's activations, with the spiking layers before it in the loop. */
public sealed interface Correction permits BiasCorrection, PotentialCorrection, WeightCalibration {
    /** As the user writes and reads it. */
    String name();

    /** The network with the layer of the trial changed. */
    SpikingNetwork correct(LayerTrial trial);

    /** Whether the read-out, which does not fire, can be corrected too. */
    default boolean isForReadOut() {
        return false;
    }
}
