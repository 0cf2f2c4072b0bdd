package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/**
 * Lowers a network graph to layers: folds batch normalisation into weights in double precision, joins average pooling
 * and padding with the layer that reads them, and recognises short cuts for what they are.
 *
 * <p>Every ReLU becomes a layer, whose inputs are all that was summed since the ReLUs before it; the network's output
 * becomes the read-out. Spiking neurons become layers in the same way, and where they are the output there is no read-out.
 * What has no spiking form here (max pooling, a convolution of an unrectified sum) is refused by
 * node.
 */
public final class Lowering {
    private final Network network;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Feedback feedback;

    /** The tensor that holds the read-out's values: the output, or what the softmax at the end reads. */
    private String readOutTensor;

    private Lowering(Network network) {
        this.network = network;
        feedback = new Feedback(network);
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
            return convolve(
                    node,
                    input,
                    convolution.window(),
                    convolution.outputChannels(),
                    convolution.groups(),
                    convolution.weights(),
                    convolution.bias(),
                    node.shape());
        }
        if (operator instanceof Operator.Dense dense) {
            Window window = new Window(input.shape().height(), input.shape().width(), 1, 1, 1, 1, 0, 0, 0, 0);
            Shape result = Shape.vector(dense.outputs());
            return convolve(node, input, window, dense.outputs(), 1, dense.weights(), dense.bias(), result);
        }
        if (operator instanceof Operator.BatchNormalization normalization) {
            return normalize(input, normalization);
        }
        if (operator instanceof Operator.Relu) {
            return rectify(node, input);
        }
        if (operator instanceof Operator.Add) {
            return add(node, input, valueOf(node.inputs().get(1)));
        }
        if (operator instanceof Operator.AveragePool pool) {
            requireOneDivisor(node, pool);
            double divisor = (double) pool.window().height() * pool.window().width();
            return pool(node, view(node, input, "averages"), pool.window(), 1 / divisor);
        }
        if (operator instanceof Operator.SumPool pool) {
            return pool(node, view(node, input, "sums up"), pool.window(), 1);
        }
        if (operator instanceof Operator.Scale scale) {
            return new Scaling(scale.factors()).of(input);
        }
        if (operator instanceof Operator.Delay delay) {
            return Delays.of(input, delay.ticks(), reason -> refuse(node, reason));
        }
        if (operator instanceof Operator.Neurons) {
            Value named = new Value(input.branches(), input.bias(), input.shape(), node.name());
            return feedback.fires(node.output()) ? rectify(node, named) : readOut(node, named);
        }
        if (operator instanceof Operator.Subsample subsample) {
            return subsample(node, view(node, input, "subsamples"), subsample);
        }
        if (operator instanceof Operator.Pad pad) {
            return pad(node, view(node, input, "pads"), pad);
        }
        if (operator instanceof Operator.Concat) {
            return concatenate(node);
        }
        if (operator instanceof Operator.Reshape) {
            return reshape(node, input);
        }
        if (operator instanceof Operator.Softmax) {
            return softmax(node, input);
        }
        throw refuse(node, "max pooling has no spiking form yet. Train with average pooling or strided convolutions.");
    }

    private Value valueOf(String tensor) {
        Value value = values.containsKey(tensor) ? values.get(tensor) : feedback.value(tensor);
        if (value == null) {
            throw new RefusedException(
                    "network " + network.name() + ": tensor " + tensor + " is read before it is set");
        }
        return value;
    }

    private RefusedException refuse(Node node, String reason) {
        return new RefusedException("network " + network.name() + ", node " + node.name() + ": " + reason);
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
                throw refuse(node, "it reads tensor " + tensor + ", a flattened " + shape + ". Flatten after it.");
            }
        }
    }

    /** Only a view can be moved, pooled or convolved. */
    private Value view(Node node, Value value, String verb) {
        if (!value.isView()) {
            throw refuse(node, "it " + verb + " a sum that no ReLU closes. Put a ReLU before it.");
        }
        return value;
    }

    private Value convolve(
            Node node,
            Value input,
            Window window,
            int outputs,
            int groups,
            Weights weights,
            double[] bias,
            Shape result) {
        Value view = view(node, input, "convolves");
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : view.branches()) {
            Shortcut shortcut = (Shortcut) branch.connection();
            boolean padded = window.padTop() + window.padBottom() + window.padLeft() + window.padRight() > 0;
            if (padded && !(Axes.isClosed(shortcut.rows()) && Axes.isClosed(shortcut.columns()))) {
                throw refuse(node, "it pads a cropped input. Crop after the convolution.");
            }
            boolean allChannels = shortcut.channelOffset() == 0
                    && shortcut.sourceChannels() == view.shape().channels();
            if (groups > 1 && (view.branches().size() > 1 || !allChannels)) {
                throw refuse(node, "it convolves groups of an input with joined or added channels. Use groups=1 here.");
            }
            branches.add(branch.with(
                    Composition.convolve(shortcut, view.shape(), window, outputs, groups, weights, result)));
        }
        return new Value(branches, bias, result, node.name());
    }

    private static Value normalize(Value input, Operator.BatchNormalization normalization) {
        int channels = input.shape().channels();
        double[] factors = new double[channels];
        double[] bias = new double[channels];
        for (int c = 0; c < channels; c++) {
            factors[c] = normalization.gamma()[c] / Math.sqrt(normalization.variance()[c] + normalization.epsilon());
            double before = input.bias().length == 0 ? 0 : input.bias()[c];
            bias[c] = (before - normalization.mean()[c]) * factors[c]
                    + normalization.beta()[c];
        }
        List<Branch> branches = input.branches().stream()
                .map(branch -> branch.with(Composition.scale(branch.connection(), factors)))
                .toList();
        return new Value(branches, bias, input.shape(), input.name());
    }

    private Value rectify(Node node, Value input) {
        String name = input.name().isEmpty() ? node.name() : input.name();
        int index = addLayer(name, node.output(), input, true);
        Branch identity = new Branch(index, Composition.identity(input.shape()));
        return new Value(List.of(identity), new double[0], input.shape(), "");
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

    private Value add(Node node, Value first, Value second) {
        if (!first.shape().equals(second.shape())) {
            throw refuse(
                    node,
                    "it adds a flattened " + first.shape() + " and a flattened " + second.shape()
                            + ". Add before flattening.");
        }
        List<Branch> branches = new ArrayList<>(first.branches());
        branches.addAll(second.branches());
        double[] bias = first.bias().length == 0 ? second.bias() : first.bias().clone();
        if (first.bias().length != 0) {
            for (int c = 0; c < second.bias().length; c++) {
                bias[c] += second.bias()[c];
            }
        }
        boolean firstIsShortcut = first.branches().stream().allMatch(branch -> branch.connection() instanceof Shortcut);
        return new Value(branches, bias, first.shape(), firstIsShortcut ? second.name() : first.name());
    }

    private void requireOneDivisor(Node node, Operator.AveragePool pool) {
        Window window = pool.window();
        boolean padded = window.padTop() + window.padBottom() + window.padLeft() + window.padRight() > 0;
        if (padded && !pool.countPadding()) {
            throw refuse(
                    node, "its windows at the border have other divisors. Pool without padding, or count the padding.");
        }
    }

    /** Adds up each window and multiplies with a factor. */
    private Value pool(Node node, Value view, Window window, double factor) {
        if (window.dilationY() != 1 || window.dilationX() != 1) {
            throw refuse(node, "dilated pooling is not supported. Use dilation 1.");
        }
        Shape result = node.shape();
        List<Branch> branches = Composition.each(view.branches(), shortcut -> {
            if (!Axes.isPlain(shortcut.rows()) || !Axes.isPlain(shortcut.columns())) {
                throw refuse(
                        node, "it averages an input that was padded, subsampled or pooled with overlap. Pool first.");
            }
            if (Axes.seesDropped(shortcut.rows(), window.height(), window.strideY(), window.padTop(), result.height())
                    || Axes.seesDropped(
                            shortcut.columns(), window.width(), window.strideX(), window.padLeft(), result.width())) {
                throw refuse(
                        node,
                        "its padding lies where an earlier pooling dropped rows or columns. Pool without padding.");
            }
            Axis rows = Axes.pool(shortcut.rows(), window.height(), window.strideY(), window.padTop(), result.height());
            Axis columns =
                    Axes.pool(shortcut.columns(), window.width(), window.strideX(), window.padLeft(), result.width());
            return Composition.move(shortcut, rows, columns, shortcut.targetChannels(), 0, factor);
        });
        return new Value(branches, view.bias(), result, "");
    }

    private static Value subsample(Node node, Value view, Operator.Subsample subsample) {
        Shape result = node.shape();
        List<Branch> branches = Composition.each(view.branches(), shortcut -> {
            Axis rows = Axes.kernel(shortcut.rows(), 1, subsample.strideY(), 1, 0, result.height());
            Axis columns = Axes.kernel(shortcut.columns(), 1, subsample.strideX(), 1, 0, result.width());
            return Composition.move(shortcut, rows, columns, shortcut.targetChannels(), 0, 1);
        });
        return new Value(branches, view.bias(), result, "");
    }

    private static Value pad(Node node, Value view, Operator.Pad pad) {
        Shape result = node.shape();
        List<Branch> branches = Composition.each(view.branches(), shortcut -> {
            Axis rows = Axes.kernel(shortcut.rows(), 1, 1, 1, pad.top(), result.height());
            Axis columns = Axes.kernel(shortcut.columns(), 1, 1, 1, pad.left(), result.width());
            return Composition.move(shortcut, rows, columns, result.channels(), pad.channelsBefore(), 1);
        });
        return new Value(branches, view.bias(), result, "");
    }

    private Value concatenate(Node node) {
        List<Branch> branches = new ArrayList<>();
        int channelsBefore = 0;
        for (String input : node.inputs()) {
            Value part = view(node, valueOf(input), "concatenates");
            int shift = channelsBefore;
            branches.addAll(Composition.each(
                    part.branches(),
                    shortcut -> Composition.move(
                            shortcut,
                            shortcut.rows(),
                            shortcut.columns(),
                            node.shape().channels(),
                            shift,
                            1)));
            channelsBefore += part.shape().channels();
        }
        return new Value(branches, new double[0], node.shape(), "");
    }

    /** Neurons that never fire hold what they read; nothing can be read from them but the answer. */
    private Value readOut(Node node, Value input) {
        if (!node.output().equals(network.output())) {
            throw refuse(node, "its neurons never fire, and only spikes travel. Let them be the output.");
        }
        return input;
    }

    /** Softmax changes no order of the classes, so the read-out is what it reads. */
    private Value softmax(Node node, Value input) {
        if (!node.output().equals(network.output())) {
            throw refuse(node, "softmax inside a network has no spiking form. End the network with it or remove it.");
        }
        readOutTensor = node.inputs().get(0);
        return input;
    }

    /** Flattening changes no order that a fully connected layer would not undo; anything else must keep the layout. */
    private Value reshape(Node node, Value input) {
        Shape shape = input.shape();
        boolean flat = node.shape().equals(Shape.vector(shape.size()));
        if (!flat && !node.shape().equals(shape)) {
            throw refuse(
                    node,
                    "it reshapes " + shape + " to " + node.shape()
                            + ". Only flattening before a fully connected layer is supported.");
        }
        return input;
    }
}
