package org.spikeway.mapping.onnx;

import java.util.List;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.onnx.Constant.Floats;

/** Operators on single values or channels: normalisation, rectifiers and the softmax of the read-out. */
final class ActivationImport {
    private ActivationImport() {}

    static Value batchNormalization(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        NodeAttributes attributes = node.attributes();
        attributes.real("momentum", 0);
        if (attributes.integer("training_mode", 0) != 0) {
            throw node.refuse("it is in training mode", "Export the model for inference");
        }
        int channels = input.dims().get(0);
        float epsilon = attributes.real("epsilon", 1e-5f);
        float[] variance = node.channelValues(4, channels);
        for (float value : variance) {
            if (!(value + (double) epsilon > 0)) {
                throw node.refuse("variance " + value + " with epsilon " + epsilon, "Train the model again");
            }
        }
        Operator operator = new Operator.BatchNormalization(
                node.channelValues(1, channels),
                node.channelValues(2, channels),
                node.channelValues(3, channels),
                variance,
                epsilon);
        return network.add(node, operator, List.of(input), input.dims().toLongs());
    }

    static Value relu(OnnxNode node, NetworkBuilder network) {
        return rectifier(node, network, Double.POSITIVE_INFINITY);
    }

    /** Limits are attributes up to operator set 10 and inputs after it. */
    static Value clip(OnnxNode node, NetworkBuilder network) {
        float low = limit(node, "min", 1, -Float.MAX_VALUE);
        float high = limit(node, "max", 2, Float.MAX_VALUE);
        if (low != 0 || !(high > 0)) {
            throw node.refuse("clip from " + low + " to " + high + ", need a lower limit of 0", "Use Relu or ReLU6");
        }
        return rectifier(node, network, high >= Float.MAX_VALUE ? Double.POSITIVE_INFINITY : high);
    }

    private static float limit(OnnxNode node, String name, int input, float otherwise) {
        if (node.find(input).isEmpty()) {
            return node.attributes().real(name, otherwise);
        }
        Floats limit = node.floats(input);
        if (limit.values().length != 1) {
            throw node.refuse(name + " of " + limit.dims() + ", need one value", "Use Relu or ReLU6");
        }
        return limit.values()[0];
    }

    private static Value rectifier(OnnxNode node, NetworkBuilder network, double ceiling) {
        Activation input = node.data(0);
        return network.add(
                node, new Operator.Relu(ceiling), List.of(input), input.dims().toLongs());
    }

    /** Over the classes; up to operator set 12 all axes from the given one on are taken together. */
    static Value softmax(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        boolean together = node.context().opset() < 13;
        int rank = input.dims().rank() + 1;
        int axis = node.axis(node.attributes().integer("axis", together ? 1 : -1), rank);
        boolean overClasses =
                axis == 1 && (together || input.dims().get(0) == input.dims().size());
        if (!overClasses) {
            throw node.refuse("softmax over axis " + axis + " of " + input.dims(), "Take it over the classes, axis 1");
        }
        return network.add(
                node, new Operator.Softmax(), List.of(input), input.dims().toLongs());
    }
}
