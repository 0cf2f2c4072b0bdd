package org.spikeway.mapping.layers;

import java.util.List;
import org.spikeway.chip.program.Shape;

/**
 * A layer: the sum of its branches and bias, rectified, or, for the read-out, as it is.
 *
 * @param name for people, from the convolution or fully connected node that feeds it
 * @param activation name of the tensor in the network file that holds the layer's values
 * @param bias one value a channel, or empty for none
 * @param rectified false for the read-out only
 */
public record Layer(
        String name, String activation, Shape shape, List<Branch> branches, double[] bias, boolean rectified) {
    public Layer {
        branches = List.copyOf(branches);
    }

    /** The same with another bias. */
    public Layer withBias(double[] other) {
        return new Layer(name, activation, shape, branches, other, rectified);
    }

    /** The same with other ways in. */
    public Layer withBranches(List<Branch> others) {
        return new Layer(name, activation, shape, others, bias, rectified);
    }

    /** The bias of every channel, zeros where there is none; a copy. */
    public double[] biasOfChannels() {
        return bias.length == 0 ? new double[shape.channels()] : bias.clone();
    }
}
