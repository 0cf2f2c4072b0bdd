package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

/**
 * Lowers a network graph to layers: folds batch normalisation into weights in double precision, joins average pooling
 * and padding with the layer that reads them, and recognises short cuts for what they are.
 *
 * <p>Every ReLU becomes a layer, whose inputs are all that was summed since the ReLUs before it; the network's output
 * becomes the read-out. Max pooling of a layer becomes a layer of gates. Spiking neurons become layers in the same way,
 * and where they are the output there is no read-out. What has no spiking form here (a convolution or maximum of an unrectified sum) is refused by node.
 */
public final class Lowering {
    private final Network network;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Feedback feedback;
    private final NodeRefusal refusal;
    private final Views views;

    /** The tensor that holds the read-out's values: the output, or what the softmax at the end reads. */
    private String readOutTensor;

    private Lowering(Network network) {
        this.network = network;
        feedback = new Feedback(network);
        refusal = new NodeRefusal(network.name());
        views = new Views(refusal);
        readOutTensor = network.output();
    }

    /** The layers of a network. */
    public static LayerGraph lower(Network network) {
        return new Lowering(network).layers();
    }

    private LayerGraph layers() {
        Shape input = network.inputShape();
        Shortcut image = Composition.identity(input);
        values.put(network.input(), new Value(List.of(new Branch(Branch.INPUT, image)), new double[0], input, ""));
        shapes.put(network.input(), input);
        for (Node node : network.nodes()) {
            values.put(node.output(), value(node));
            shapes.put(node.output(), node.shape());
        }
        if (!feedback.fires(network.output())) {
            Value output = valueOf(network.output());
            addLayer("read-out", readOutTensor, output, false);
        }
        return new LayerGraph(network.name(), input, feedback.resolved(layers));
    }

    private Value value(Node node) {
        Value input = valueOf(node.inputs().get(0));
        Operator operator = node.operator();
        requireLayout(node);
        if (operator instanceof Operator.Convolution convolution) {
            SlidingWeights weights = SlidingWeights.of(convolution, node.shape());
            return weights.over(views.view(node, input, "convolves"), node, refusal);
        }
        if (operator instanceof Operator.Dense dense) {
            SlidingWeights weights = SlidingWeights.of(dense, input.shape());
            return weights.over(views.view(node, input, "convolves"), node, refusal);
        }
        if (operator instanceof Operator.BatchNormalization normalization) {
            return Sums.normalized(input, normalization);
        }
        if (operator instanceof Operator.Relu relu) {
            Value rectified = rectify(node, input);
            int index = layers.size() - 1;
            layers.set(index, layers.get(index).withCeiling(relu.ceiling()));
            return rectified;
        }
        if (operator instanceof Operator.Add) {
            return Sums.sum(input, valueOf(node.inputs().get(1)), reason -> refusal.of(node, reason));
        }
        if (operator instanceof Operator.MaxPool pool) {
            return gate(node, views.maximum(node, input, pool.window()));
        }
        if (operator instanceof Operator.Scale scale) {
            return new Scaling(scale.factors()).of(input);
        }
        if (operator instanceof Operator.Delay delay) {
            return Delays.of(input, delay.ticks(), reason -> refusal.of(node, reason));
        }
        if (operator instanceof Operator.Neurons) {
            Value named = new Value(input.branches(), input.bias(), input.shape(), node.name());
            return feedback.fires(node.output()) ? rectify(node, named) : readOut(node, named);
        }
        if (operator instanceof Operator.Concat) {
            return views.sideBySide(
                    node, node.inputs().stream().map(this::valueOf).toList());
        }
        if (operator instanceof Operator.Reshape) {
            return reshape(node, input);
        }
        if (operator instanceof Operator.Softmax) {
            return softmax(node, input);
        }
        return views.moved(node, input);
    }

    private Value valueOf(String tensor) {
        Value value = values.containsKey(tensor) ? values.get(tensor) : feedback.value(tensor);
        if (value == null) {
            throw new RefusedException(
                    "network " + network.name() + ": tensor " + tensor + " is read before it is set");
        }
        return value;
    }

    /**
     * Behind a flattening, values still have their rows and columns here, so only those operators can read them that
     * treat all values alike, and the fully connected layer.
     */
    private void requireLayout(Node node) {
        Operator operator = node.operator();
        boolean anyLayout = operator instanceof Operator.Dense
                || operator instanceof Operator.Relu
                || operator instanceof Operator.Add
                || operator instanceof Operator.Reshape
                || operator instanceof Operator.Neurons
                || (operator instanceof Operator.Scale scale && scale.factors().length == 1)
                || (operator instanceof Operator.Delay delay && delay.ticks().length == 1)
                || operator instanceof Operator.Softmax;
        for (String tensor : node.inputs()) {
            Shape shape = valueOf(tensor).shape();
            if (!anyLayout && !shape.equals(shapes.getOrDefault(tensor, shape))) {
                throw refusal.of(node, "it reads tensor " + tensor + ", a flattened " + shape + ". Flatten after it.");
            }
        }
    }

    private Value rectify(Node node, Value input) {
        String name = input.name().isEmpty() ? node.name() : input.name();
        int index = addLayer(name, node.output(), input, true);
        Branch identity = new Branch(index, Composition.identity(input.shape()));
        return new Value(List.of(identity), new double[0], input.shape(), "");
    }

    /** A layer of gates that read a layer through a kernel of powers of two. */
    private Value gate(Node node, Branch window) {
        Layer gates = new Layer(
                LayerNames.unique(node.name(), layers),
                node.output(),
                node.shape(),
                List.of(window),
                new double[0],
                Layer.Unit.MAXIMUM);
        layers.add(gates);
        Branch identity = new Branch(layers.size() - 1, Composition.identity(node.shape()));
        return new Value(List.of(identity), new double[0], node.shape(), "");
    }

    private int addLayer(String name, String activation, Value value, boolean rectified) {
        String shown = value.name().isEmpty() ? name : value.name();
        layers.add(new Layer(
                LayerNames.unique(shown, layers),
                activation,
                value.shape(),
                value.branches(),
                value.bias(),
                rectified));
        return layers.size() - 1;
    }

    /** Neurons that never fire hold what they read; nothing can be read from them but the answer. */
    private Value readOut(Node node, Value input) {
        if (!node.output().equals(network.output())) {
            throw refusal.of(node, "its neurons never fire, and only spikes travel. Let them be the output.");
        }
        return input;
    }

    /** Softmax changes no order of the classes, so the read-out is what it reads. */
    private Value softmax(Node node, Value input) {
        if (!node.output().equals(network.output())) {
            throw refusal.of(
                    node, "softmax inside a network has no spiking form. End the network with it or remove it.");
        }
        readOutTensor = node.inputs().get(0);
        return input;
    }

    /** Flattening changes no order that a fully connected layer would not undo; anything else must keep the layout. */
    private Value reshape(Node node, Value input) {
        Shape shape = input.shape();
        boolean flat = node.shape().equals(Shape.vector(shape.size()));
        if (!flat && !node.shape().equals(shape)) {
            throw refusal.of(
                    node,
                    "it reshapes " + shape + " to " + node.shape()
                            + ". Only flattening before a fully connected layer is supported.");
        }
        return input;
    }
}
