package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** Writes small networks node by node, with random weights; each call gives the name of the tensor it writes. */
public final class SmallNetwork {
    public static final String IMAGE = "image";

    private final SplittableRandom random;
    private final Shape input;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();

    public SmallNetwork(long seed, int channels, int height, int width) {
        random = new SplittableRandom(seed);
        input = new Shape(channels, height, width);
        shapes.put(IMAGE, input);
    }

    public Shape shape(String tensor) {
        return shapes.get(tensor);
    }

    public float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    /** Any operator; the node is called after its kind and place, such as {@code /add3}. */
    public String node(Operator operator, Shape shape, String... inputs) {
        String output = operator.getClass().getSimpleName().toLowerCase(Locale.ROOT) + nodes.size();
        nodes.add(new Node("/" + output, operator, List.of(inputs), output, shape));
        shapes.put(output, shape);
        return output;
    }

    public String convolve(String from, Window window, int outputs, int groups, boolean bias) {
        int count = outputs * (shape(from).channels() / groups) * window.height() * window.width();
        float[] biases = bias ? values(outputs) : new float[0];
        return convolve(from, window, groups, values(count), biases, outputs);
    }

    public String convolve(String from, Window window, int groups, float[] weights, float[] bias, int outputs) {
        return node(
                new Operator.Convolution(outputs, groups, window, weights, bias), slid(from, window, outputs), from);
    }

    /** A 3×3 convolution that keeps rows and columns, and its ReLU. */
    public String layer(String from, int outputs) {
        return relu(convolve(from, Window.square(3, 1, 1), outputs, 1, true));
    }

    private Shape slid(String from, Window window, int channels) {
        Shape shape = shape(from);
        return new Shape(channels, window.outputHeight(shape.height()), window.outputWidth(shape.width()));
    }

    public String dense(String from, int outputs) {
        float[] weights = values(outputs * shape(from).size());
        return node(new Operator.Dense(outputs, weights, values(outputs)), Shape.vector(outputs), from);
    }

    public String normalize(String from) {
        int channels = shape(from).channels();
        float[] variance = values(channels);
        for (int i = 0; i < channels; i++) {
            variance[i] = Math.abs(variance[i]) + 0.1f;
        }
        return node(
                new Operator.BatchNormalization(values(channels), values(channels), values(channels), variance, 1e-3),
                shape(from),
                from);
    }

    public String relu(String from) {
        return node(new Operator.Relu(Double.POSITIVE_INFINITY), shape(from), from);
    }

    public String add(String first, String second) {
        return node(new Operator.Add(), shape(first), first, second);
    }

    public String average(String from, Window window, boolean countPadding) {
        int channels = shape(from).channels();
        return node(new Operator.AveragePool(window, countPadding), slid(from, window, channels), from);
    }

    public String maximum(String from, Window window) {
        return node(new Operator.MaxPool(window), slid(from, window, shape(from).channels()), from);
    }

    public String subsample(String from, int strideY, int strideX) {
        Shape shape = shape(from);
        int height = (shape.height() + strideY - 1) / strideY;
        int width = (shape.width() + strideX - 1) / strideX;
        return node(new Operator.Subsample(strideY, strideX), new Shape(shape.channels(), height, width), from);
    }

    public String pad(String from, Operator.Pad pad) {
        Shape shape = shape(from);
        Shape padded = new Shape(
                shape.channels() + pad.channelsBefore() + pad.channelsAfter(),
                shape.height() + pad.top() + pad.bottom(),
                shape.width() + pad.left() + pad.right());
        return node(pad, padded, from);
    }

    public String concat(String... parts) {
        int channels = 0;
        for (String part : parts) {
            channels += shape(part).channels();
        }
        Shape first = shape(parts[0]);
        return node(new Operator.Concat(), new Shape(channels, first.height(), first.width()), parts);
    }

    public String flatten(String from) {
        return node(new Operator.Reshape(), Shape.vector(shape(from).size()), from);
    }

    /** The network of that tensor and all that it needs. */
    public Network endingIn(String output) {
        Set<String> needed = new HashSet<>(Set.of(output));
        List<Node> kept = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (needed.contains(nodes.get(i).output())) {
                needed.addAll(nodes.get(i).inputs());
                kept.add(0, nodes.get(i));
            }
        }
        return new Network("small", IMAGE, input, kept, output);
    }
}
