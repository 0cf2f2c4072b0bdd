package org.spikeway.mapping.layers;

import java.util.List;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;

/**
 * A layer: the sum of its branches and bias, rectified, or, for the read-out, as it is; or a maximum.
 *
 * @param name for people, from the convolution or fully connected node that feeds it
 * @param activation name of the tensor in the network file that holds the layer's values
 * @param bias one value a channel, or empty for none
 * @param unit what its neurons do with their inputs
 * @param ceiling the largest value that its activation lets through, 6 of a ReLU6; infinite of a plain ReLU
 */
public record Layer(
        String name, String activation, Shape shape, List<Branch> branches, double[] bias, Unit unit, double ceiling) {
    public Layer {
        branches = List.copyOf(branches);
    }

    /** What the neurons of a layer stand for. */
    public enum Unit {
        /** The sum of the inputs where it is positive, else 0. */
        RECTIFIER,
        /** The largest input, by a gate: one way in, whose weight at kernel place k is 2^k. */
        MAXIMUM,
        /** The sum: the read-out, which does not fire. */
        SUM
    }

    /** A layer without a ceiling. */
    public Layer(String name, String activation, Shape shape, List<Branch> branches, double[] bias, Unit unit) {
        this(name, activation, shape, branches, bias, unit, Double.POSITIVE_INFINITY);
    }

    /** A layer of sums. */
    public Layer(String name, String activation, Shape shape, List<Branch> branches, double[] bias, boolean rectified) {
        this(name, activation, shape, branches, bias, rectified ? Unit.RECTIFIER : Unit.SUM);
    }

    /** Whether its values are never negative, so that spikes can stand for them: all layers but the read-out. */
    public boolean rectified() {
        return unit != Unit.SUM;
    }

    /** Whether its neurons are the gates of a max pooling. */
    public boolean isGate() {
        return unit == Unit.MAXIMUM;
    }

    /** How many inputs a neuron has at most, of gates. */
    public int inputsOfGate() {
        Connection window = branches.get(0).connection();
        return window.rows().kernel() * window.columns().kernel();
    }

    /** The same with another bias. */
    public Layer withBias(double[] other) {
        return new Layer(name, activation, shape, branches, other, unit, ceiling);
    }

    /** The same with other ways in. */
    public Layer withBranches(List<Branch> others) {
        return new Layer(name, activation, shape, others, bias, unit, ceiling);
    }

    /** The same with another ceiling. */
    Layer withCeiling(double other) {
        return new Layer(name, activation, shape, branches, bias, unit, other);
    }

    /** The bias of every channel, zeros where there is none; a copy. */
    public double[] biasOfChannels() {
        return bias.length == 0 ? new double[shape.channels()] : bias.clone();
    }
}
