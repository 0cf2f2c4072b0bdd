package org.spikeway.mapping.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.onnx.Constant.Floats;

/** Operators on several inputs: sums, biases and channels side by side. */
final class JoinImport {
    private JoinImport() {}

    static Value add(OnnxNode node, NetworkBuilder network) {
        if (node.input(0) instanceof Constant) {
            return bias(node, network, 1, 0);
        }
        if (node.input(1) instanceof Constant) {
            return bias(node, network, 0, 1);
        }
        Activation a = node.data(0);
        Activation b = node.data(1);
        if (!a.dims().equals(b.dims())) {
            throw node.refuse(
                    "inputs of " + a.dims() + " and " + b.dims() + ", need the same", "Make the two branches agree");
        }
        return network.add(node, new Operator.Add(), List.of(a, b), a.dims().toLongs());
    }

    /** A constant added to a layer without bias, where nothing else reads that layer, is its bias. */
    private static Value bias(OnnxNode node, NetworkBuilder network, int dataIndex, int constantIndex) {
        Activation data = node.data(dataIndex);
        float[] bias = ofChannels(node, data, node.floats(constantIndex));
        boolean only =
                network.uses(data.tensor()) == 1 && node.inputName(dataIndex).equals(data.tensor());
        Node writer = only ? network.writer(data.tensor()).orElse(null) : null;
        Operator operator = writer == null ? null : withBias(writer.operator(), bias);
        if (writer == null || operator == null) {
            throw node.refuse(
                    "a constant is added to " + data.tensor()
                            + ", need a convolution or dense layer without bias there",
                    "Move the constant into the layer's bias");
        }
        network.replace(writer, operator, node.output());
        return new Activation(node.output(), data.dims());
    }

    private static @Nullable Operator withBias(Operator operator, float[] bias) {
        if (operator instanceof Operator.Dense dense && dense.bias().length == 0) {
            return dense.withBias(bias);
        }
        if (operator instanceof Operator.Convolution layer && layer.bias().length == 0) {
            return layer.withBias(bias);
        }
        return null;
    }

    private static float[] ofChannels(OnnxNode node, Activation data, Floats constant) {
        int channels = data.dims().get(0);
        int rank = data.dims().rank() + 1;
        Dims dims = constant.dims();
        boolean fits = dims.rank() <= rank && (dims.size() == channels || dims.size() == 1);
        // Aligned at the end, only the axis of the channels may be longer than 1.
        for (int axis = 0; fits && axis < dims.rank(); axis++) {
            fits = dims.get(axis) == 1 || axis == 1 - rank + dims.rank();
        }
        if (!fits) {
            throw node.refuse(
                    "a constant of " + dims + " is added to " + data.dims() + ", need one value a channel",
                    "Add one value a channel");
        }
        if (dims.size() == channels) {
            return constant.values();
        }
        float[] same = new float[channels];
        Arrays.fill(same, constant.values()[0]);
        return same;
    }

    static Value concat(OnnxNode node, NetworkBuilder network) {
        Activation first = node.data(0);
        int rank = first.dims().rank() + 1;
        int axis = node.axis(node.attributes().integer("axis", 1), rank);
        if (axis != 1) {
            throw node.refuse("side by side along axis " + axis + ", need 1", "Join along the channels");
        }
        List<Activation> inputs = new ArrayList<>();
        long[] extents = first.dims().toLongs();
        extents[0] = 0;
        for (int i = 0; i < node.inputCount(); i++) {
            Activation input = node.data(i);
            FoldedViews.checkBesides(node, 0, first.dims(), input.dims());
            extents[0] += input.dims().get(0);
            inputs.add(input);
        }
        return inputs.size() == 1 ? first : network.add(node, new Operator.Concat(), inputs, extents);
    }
}
