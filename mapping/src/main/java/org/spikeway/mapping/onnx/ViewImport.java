package org.spikeway.mapping.onnx;

import java.util.Arrays;
import org.spikeway.mapping.onnx.Constant.Integers;

/** Operators that leave every value as it is: views of the same data in order, and those without effect at inference. */
final class ViewImport {
    private ViewImport() {}

    static Value flatten(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        long axis = node.attributes().integer("axis", 1);
        if (axis != 1 && axis != -input.dims().rank()) {
            throw node.refuse("axis " + axis + " mixes the images of a batch, need 1", "Flatten from axis 1");
        }
        return network.view(node, input, Dims.of(input.dims().size()));
    }

    static Value reshape(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        return network.view(node, input, ShapeRequest.read(node).ofImage(input.dims()));
    }

    static Value squeeze(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        if (node.find(1).isEmpty() && !node.attributes().has("axes")) {
            throw node.refuse("without axes it would drop a batch of 1 too", "Name the axes, or flatten from axis 1");
        }
        return network.view(node, input, withoutBatch(node, Axes.squeezed(node, batchAnd(input.dims()))));
    }

    static Value unsqueeze(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        return network.view(node, input, withoutBatch(node, Axes.unsqueezed(node, batchAnd(input.dims()))));
    }

    static Value transpose(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        int[] order = FoldedViews.permutation(node, input.dims().rank() + 1);
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                throw node.refuse(
                        "axes in the order " + Arrays.toString(order) + " on data",
                        "Export the model with channels before rows and columns throughout");
            }
        }
        return input;
    }

    static Value cast(OnnxNode node, NetworkBuilder network) {
        long to = node.attributes().integer("to", 0);
        node.attributes().integer("saturate", 1);
        if (to != Elements.FLOAT) {
            throw node.refuse("cast of data to " + Elements.name(to), "Keep the data in float");
        }
        return node.data(0);
    }

    /** Inference only: the mask stays unwritten, and the ratio has no effect. */
    static Value dropout(OnnxNode node, NetworkBuilder network) {
        node.attributes().real("ratio", 0);
        node.attributes().integer("seed", 0);
        if (node.find(2).isPresent()
                && !(node.constant(2) instanceof Integers training
                        && Arrays.stream(training.values()).allMatch(v -> v == 0))) {
            throw node.refuse("it is in training mode", "Export the model for inference");
        }
        return node.data(0);
    }

    static Value identity(OnnxNode node, NetworkBuilder network) {
        return node.input(0);
    }

    /** The batch stands as extent 0, which no squeeze accepts and no image has. */
    private static Dims batchAnd(Dims image) {
        long[] all = new long[image.rank() + 1];
        System.arraycopy(image.toLongs(), 0, all, 1, image.rank());
        return Dims.of(all);
    }

    private static Dims withoutBatch(OnnxNode node, Dims all) {
        if (all.get(0) != 0) {
            throw node.refuse("an axis before the batch", "Put new axes behind axis 0");
        }
        return Dims.of(Arrays.copyOfRange(all.toLongs(), 1, all.rank()));
    }
}
