package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.List;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.onnx.Constant.Floats;

/** Fully connected layers: the operators Gemm and MatMul with constant weights. */
final class DenseImport {
    private DenseImport() {}

    /** {@code alpha·x·W + beta·c}, where c is one value or one an output. */
    static Value gemm(OnnxNode node, NetworkBuilder network) {
        NodeAttributes attributes = node.attributes();
        if (attributes.integer("transA", 0) != 0) {
            throw node.refuse("transA 1 mixes the images of a batch", "Export it with transA 0");
        }
        Activation input = vector(node);
        boolean byOutputs = attributes.integer("transB", 0) != 0;
        float[] weights = scaled(byOutputs(node, input, byOutputs), attributes.real("alpha", 1));
        int outputs = node.floats(1).dims().get(byOutputs ? 0 : 1);
        float beta = attributes.real("beta", 1);
        float[] bias = node.find(2).isPresent() ? scaled(spread(node, outputs), beta) : new float[0];
        return network.add(node, new Operator.Dense(outputs, weights, bias), List.of(input), outputs);
    }

    static Value matMul(OnnxNode node, NetworkBuilder network) {
        Activation input = vector(node);
        float[] weights = byOutputs(node, input, false);
        int outputs = node.floats(1).dims().get(1);
        return network.add(node, new Operator.Dense(outputs, weights, new float[0]), List.of(input), outputs);
    }

    private static Activation vector(OnnxNode node) {
        Activation input = node.data(0);
        if (input.dims().rank() != 1) {
            throw node.refuse("input of " + input.dims() + ", need a vector", "Flatten it from axis 1 first");
        }
        return input;
    }

    private static float[] byOutputs(OnnxNode node, Activation input, boolean already) {
        Floats weights = node.floats(1);
        int inputs = input.dims().get(0);
        if (weights.dims().rank() != 2 || weights.dims().get(already ? 1 : 0) != inputs) {
            throw node.refuse(
                    "weights of " + weights.dims() + ", need a matrix for " + inputs + " inputs",
                    "Export the model again");
        }
        return already ? weights.values() : FoldedViews.transposed(node, weights);
    }

    private static float[] spread(OnnxNode node, int outputs) {
        Floats bias = node.floats(2);
        int rank = bias.dims().rank();
        boolean row = rank == 1 || (rank == 2 && bias.dims().get(0) == 1);
        if (bias.values().length == outputs && row) {
            return bias.values();
        }
        if (bias.values().length != 1 || rank > 2) {
            throw node.refuse("bias of " + bias.dims() + ", need " + outputs + " values", "Export the model again");
        }
        float[] same = new float[outputs];
        Arrays.fill(same, bias.values()[0]);
        return same;
    }

    private static float[] scaled(float[] values, float factor) {
        if (factor == 1) {
            return values;
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
