package org.spikeway.mapping.program;

import java.util.List;
import org.spikeway.chip.program.Connection;
import org.spikeway.mapping.layers.Layer;

/** Gives a layer its numbers in the format of the chip. */
interface Numerals {
    /**
     * What a layer holds in the chip's numbers.
     *
     * @param initial potentials: one for all neurons, or one a neuron
     * @param connections one for each way in, in the same order
     */
    record Encoded(double threshold, double[] initial, double[] bias, List<Connection> connections) {}

    /**
     * @param threshold in real numbers; infinite for the read-out
     * @param initialFractions initial potentials as fractions of the threshold; without meaning for the read-out
     */
    Encoded encode(Layer layer, double threshold, double[] initialFractions, List<Incoming> incoming);
}
