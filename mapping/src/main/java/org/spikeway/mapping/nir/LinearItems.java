package org.spikeway.mapping.nir;

import java.util.Arrays;
import org.spikeway.aer.UnreadableException;
import org.spikeway.mapping.network.Operator;

/** Nodes without positions or state: Linear, Affine, Scale, Delay, Flatten. */
final class LinearItems {
    private static final int LONGEST_DELAY = 10_000;
    private static final int MOST_DELAYS = 64;

    private LinearItems() {}

    static Operator.Dense dense(NirItem item, Signal input, boolean affine) throws UnreadableException {
        NirArray weights = item.array("weight");
        int[] extents = weights.extents();
        if (input.extents().length != 1 || extents.length != 2 || extents[1] != input.extents()[0] || extents[0] < 1) {
            throw item.refuse(
                    "weight of " + weights.text() + ", the input is " + input.text(),
                    "Give a matrix of outputs and inputs, and flatten the input");
        }
        if (!affine) {
            return new Operator.Dense(extents[0], weights.values(), new double[0]);
        }
        NirArray bias = item.array("bias");
        if (bias.size() != extents[0]) {
            throw item.refuse("bias of " + bias.text() + ", need " + extents[0], "Export the network again");
        }
        return new Operator.Dense(extents[0], weights.values(), bias.toDoublesUnlessZero());
    }

    static Operator.Scale scale(NirItem item, Signal input) throws UnreadableException {
        return new Operator.Scale(ofChannels(item, item.ofNeurons("scale", input.extents()), input));
    }

    static Operator.Delay delay(NirItem item, Signal input, double dt) throws UnreadableException {
        double[] seconds = ofChannels(item, item.ofNeurons("delay", input.extents()), input);
        int[] ticks = new int[seconds.length];
        for (int i = 0; i < ticks.length; i++) {
            double wanted = Math.rint(seconds[i] / dt);
            if (!(wanted >= 0 && wanted <= LONGEST_DELAY)) {
                throw item.refuse(
                        "delay of " + seconds[i] + " s is " + wanted + " ticks, outside 0 to " + LONGEST_DELAY,
                        "Choose another --dt");
            }
            ticks[i] = (int) wanted;
        }
        long different = Arrays.stream(ticks).distinct().count();
        if (different > MOST_DELAYS) {
            throw item.refuse(
                    different + " different delays, at most " + MOST_DELAYS + " are mapped", "Choose a larger --dt");
        }
        return new Operator.Delay(ticks);
    }

    /** One value for all, or one a channel; positions of a channel share theirs. */
    private static double[] ofChannels(NirItem item, double[] values, Signal input) {
        if (values.length == 1) {
            return values;
        }
        int channels = input.extents()[0];
        int positions = values.length / channels;
        double[] ofChannels = new double[channels];
        for (int i = 0; i < values.length; i++) {
            ofChannels[i / positions] = values[i];
            if (values[i] != values[i / positions * positions]) {
                throw item.refuse("positions of channel " + i / positions + " differ", "Give one value a channel");
            }
        }
        return ofChannels;
    }

    /** The extents after flattening from one axis to another; only all into one is mapped, or nothing. */
    static int[] flattened(NirItem item, Signal input) throws UnreadableException {
        int[] extents = input.extents();
        int from = axis(item, "start_dim", extents.length);
        int to = axis(item, "end_dim", extents.length);
        if (from == to) {
            return extents;
        }
        if (from != 0 || to != extents.length - 1) {
            throw item.refuse(
                    "it flattens axes " + from + " to " + to + " of " + input.text(),
                    "Flatten all axes, from start_dim 0 to end_dim -1");
        }
        return new int[] {input.shape().size()};
    }

    private static int axis(NirItem item, String parameter, int rank) throws UnreadableException {
        double value = item.array(parameter).size() == 1 ? item.array(parameter).at(0) : Double.NaN;
        double axis = value < 0 ? value + rank : value;
        if (!(axis >= 0 && axis < rank) || axis != Math.rint(axis)) {
            throw item.refuse(parameter + " " + value + " is no axis of an input with " + rank, "Correct it");
        }
        return (int) axis;
    }
}
