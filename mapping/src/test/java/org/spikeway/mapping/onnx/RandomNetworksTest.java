package org.spikeway.mapping.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spikeway.mapping.onnx.Model.integer;
import static org.spikeway.mapping.onnx.Model.ints;
import static org.spikeway.mapping.onnx.Model.real;
import static org.spikeway.mapping.onnx.Model.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.mapping.ann.Activations;
import org.spikeway.mapping.ann.AnnReference;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.onnx.proto.AttributeProto;

/** Random networks of all operators and operator sets: the plain loops over the import agree with the runtime. */
class RandomNetworksTest {
    private static final int[] OPSETS = {9, 10, 11, 12, 13, 14, 15, 18, 19, 21};
    private static final int NETWORKS = 300;

    @TempDir
    Path folder;

    private SplittableRandom random = new SplittableRandom(0);
    private Model model = new Model(9, 1);
    private int opset;
    private String last = "x";
    private int tensors;
    private int channels;
    private int height;
    private int width;

    @Test
    void shouldComputeWhatTheRuntimeComputes() throws Exception {
        Set<Class<? extends Operator>> seen = new HashSet<>();
        for (int seed = 0; seed < NETWORKS; seed++) {
            build(seed);
            Path file = model.write(folder);
            Network network = OnnxImporter.read(file);
            network.nodes().forEach(node -> seen.add(node.operator().getClass()));
            float[][] images = {
                Model.values(random, network.inputShape().size()),
                Model.values(random, network.inputShape().size())
            };
            List<String> outputs = network.nodes().stream().map(Node::output).toList();
            try (AnnReference ann = AnnReference.open(file, outputs, 1)) {
                Activations batch = ann.run(images);
                for (int image = 0; image < 2; image++) {
                    PlainNetwork plain = PlainNetwork.run(network, images[image]);
                    for (String tensor : outputs) {
                        plain.shouldAgree("seed " + seed + ": ", tensor, batch.values(tensor, image), 1e-4);
                    }
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(permitted());
    }

    /** All operators but those of networks that spike already. */
    @SuppressWarnings("unchecked")
    private static Class<? extends Operator>[] permitted() {
        Set<Class<?>> ofSpikes =
                Set.of(Operator.SumPool.class, Operator.Scale.class, Operator.Delay.class, Operator.Neurons.class);
        return Arrays.stream(Operator.class.getPermittedSubclasses())
                .filter(each -> !ofSpikes.contains(each))
                .toArray(Class[]::new);
    }

    private void build(int seed) {
        random = new SplittableRandom(seed);
        opset = OPSETS[seed % OPSETS.length];
        channels = 2 * (1 + random.nextInt(3));
        height = 7 + random.nextInt(6);
        width = 7 + random.nextInt(6);
        model = new Model(opset, channels, height, width);
        last = "x";
        tensors = 0;
        int layers = 2 + random.nextInt(5);
        for (int i = 0; i < layers; i++) {
            layer();
        }
        readOut();
    }

    private void layer() {
        switch (random.nextInt(10)) {
            case 0, 1 -> convolution();
            case 2 -> normalization();
            case 3 -> next("Relu", List.of(last));
            case 4 -> clip();
            case 5 -> pool("AveragePool");
            case 6 -> pool("MaxPool");
            case 7 -> join();
            case 8 -> pad();
            default -> slice();
        }
    }

    private String fresh() {
        return "t" + tensors++;
    }

    private void next(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = fresh();
        model.node(operator, inputs, output, attributes);
        last = output;
    }

    private List<AttributeProto> window(int kernelY, int kernelX, int strideY, int strideX, int dilation) {
        List<AttributeProto> attributes =
                new ArrayList<>(List.of(ints("kernel_shape", kernelY, kernelX), ints("strides", strideY, strideX)));
        if (dilation > 1) {
            attributes.add(ints("dilations", dilation, dilation));
        }
        int reachY = (kernelY - 1) * dilation + 1;
        int reachX = (kernelX - 1) * dilation + 1;
        String automatic =
                List.of("NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID").get(random.nextInt(5));
        if (automatic.equals("VALID") && (reachY > height || reachX > width)) {
            automatic = "SAME_UPPER";
        }
        if (automatic.startsWith("SAME") && dilation > 1) {
            automatic = "NOTSET"; // The runtime refuses dilation with automatic padding.
        }
        if (automatic.startsWith("SAME")) {
            height = (height + strideY - 1) / strideY;
            width = (width + strideX - 1) / strideX;
            attributes.add(text("auto_pad", automatic));
            return attributes;
        }
        int[] pads = new int[4];
        if (automatic.equals("NOTSET")) {
            pads[0] = Math.max(random.nextInt(kernelY), reachY - height);
            pads[1] = Math.max(random.nextInt(kernelX), reachX - width);
            pads[2] = random.nextInt(kernelY);
            pads[3] = random.nextInt(kernelX);
            attributes.add(ints("pads", pads[0], pads[1], pads[2], pads[3]));
        } else {
            attributes.add(text("auto_pad", automatic));
        }
        height = (height + pads[0] + pads[2] - reachY) / strideY + 1;
        width = (width + pads[1] + pads[3] - reachX) / strideX + 1;
        return attributes;
    }

    private void convolution() {
        int[] divisors = IntStream.rangeClosed(1, channels)
                .filter(d -> channels % d == 0)
                .toArray();
        int groups = divisors[random.nextInt(divisors.length)];
        int outputs = groups * (1 + random.nextInt(2));
        int kernelY = 1 + random.nextInt(3);
        int kernelX = 1 + random.nextInt(3);
        String weights = fresh();
        model.random(weights, random, outputs, channels / groups, kernelY, kernelX);
        List<String> inputs = new ArrayList<>(List.of(last, weights));
        if (random.nextBoolean()) {
            inputs.add(fresh());
            model.random(inputs.get(2), random, outputs);
        }
        List<AttributeProto> attributes =
                window(kernelY, kernelX, 1 + random.nextInt(2), 1 + random.nextInt(2), 1 + random.nextInt(2));
        attributes.add(integer("group", groups));
        channels = outputs;
        next("Conv", inputs, attributes.toArray(new AttributeProto[0]));
    }

    private void normalization() {
        List<String> inputs = new ArrayList<>(List.of(last));
        for (int i = 0; i < 3; i++) {
            inputs.add(fresh());
            model.random(inputs.get(i + 1), random, channels);
        }
        float[] variance = new float[channels];
        for (int i = 0; i < channels; i++) {
            variance[i] = (float) random.nextDouble(0.1, 2);
        }
        inputs.add(fresh());
        model.floats(inputs.get(4), variance, channels);
        next("BatchNormalization", inputs, real("epsilon", 1e-3f), real("momentum", 0.9f));
    }

    private void clip() {
        if (opset < 11) {
            next("Clip", List.of(last), real("min", 0), real("max", 0.5f));
        } else {
            String low = fresh();
            String high = fresh();
            model.floats(low, new float[1]).floats(high, new float[] {0.5f});
            next("Clip", List.of(last, low, high));
        }
    }

    private void pool(String operator) {
        int dilation = operator.equals("MaxPool") && opset >= 10 ? 1 + random.nextInt(2) : 1;
        int kernel = dilation == 2 ? 2 : 1 + random.nextInt(3);
        if (height <= 2 || width <= 2) {
            kernel = 1;
        }
        List<AttributeProto> attributes =
                window(kernel, kernel, 1 + random.nextInt(2), 1 + random.nextInt(2), dilation);
        if (operator.equals("AveragePool") && random.nextBoolean()) {
            attributes.add(integer("count_include_pad", 1));
        }
        next(operator, List.of(last), attributes.toArray(new AttributeProto[0]));
    }

    private void join() {
        String branch = last;
        next("Relu", List.of(branch));
        if (random.nextBoolean()) {
            next("Add", List.of(branch, last));
        } else {
            next("Concat", List.of(branch, last, branch), integer("axis", random.nextBoolean() ? 1 : -3));
            channels *= 3;
        }
    }

    private void pad() {
        long[] pads = new long[8];
        for (int axis = 1; axis < 4; axis++) {
            pads[axis] = random.nextInt(3);
            pads[axis + 4] = random.nextInt(3);
        }
        channels += (int) (pads[1] + pads[5]);
        height += (int) (pads[2] + pads[6]);
        width += (int) (pads[3] + pads[7]);
        if (opset < 11) {
            next("Pad", List.of(last), ints("pads", pads));
            return;
        }
        String name = fresh();
        if (opset >= 18) {
            String axes = fresh();
            model.integers(name, pads[3], pads[1], pads[2], pads[7], pads[5], pads[6])
                    .integers(axes, -1, 1, 2);
            next("Pad", List.of(last, name, "", axes));
        } else {
            model.integers(name, pads);
            next("Pad", List.of(last, name), text("mode", "constant"));
        }
    }

    private void slice() {
        if (opset < 10) {
            next("Slice", List.of(last), ints("starts", 0), ints("ends", Integer.MAX_VALUE), ints("axes", 2));
            return;
        }
        int stepY = 1 + random.nextInt(3);
        int stepX = 1 + random.nextInt(3);
        List<String> lists = List.of(fresh(), fresh(), fresh(), fresh());
        model.integers(lists.get(0), 0, 0)
                .integers(lists.get(1), Long.MAX_VALUE, width)
                .integers(lists.get(2), 2, -1)
                .integers(lists.get(3), stepY, stepX);
        height = (height + stepY - 1) / stepY;
        width = (width + stepX - 1) / stepX;
        next("Slice", List.of(last, lists.get(0), lists.get(1), lists.get(2), lists.get(3)));
    }

    private void readOut() {
        int inputs = flat();
        next("Dropout", List.of(last));
        int outputs = 2 + random.nextInt(5);
        String weights = fresh();
        String bias = fresh();
        model.random(bias, random, outputs);
        if (random.nextBoolean()) {
            boolean transposed = random.nextBoolean();
            model.random(weights, random, transposed ? outputs : inputs, transposed ? inputs : outputs);
            next(
                    "Gemm",
                    List.of(last, weights, bias),
                    integer("transB", transposed ? 1 : 0),
                    real("alpha", 0.5f),
                    real("beta", 2));
        } else {
            model.random(weights, random, inputs, outputs);
            next("MatMul", List.of(last, weights));
            next("Add", random.nextBoolean() ? List.of(last, bias) : List.of(bias, last));
        }
        model.node(random.nextBoolean() ? "Softmax" : "Relu", List.of(last), "y");
    }

    /** Any of the ways to a vector; its length. */
    private int flat() {
        switch (random.nextInt(5)) {
            case 0 -> next("Flatten", List.of(last), integer("axis", 1));
            case 1 -> {
                String shape = fresh();
                model.integers(shape, random.nextBoolean() ? 0 : -1, (long) channels * height * width);
                next("Reshape", List.of(last, shape));
            }
            case 2 -> {
                next("GlobalAveragePool", List.of(last));
                squeeze();
                return channels;
            }
            case 3 -> {
                mean(0, -2, -1);
                return channels;
            }
            default -> {
                mean(1, 2, 3);
                squeeze();
                return channels;
            }
        }
        return channels * height * width;
    }

    private void mean(int keep, long... axes) {
        if (opset < 18) {
            next("ReduceMean", List.of(last), ints("axes", axes), integer("keepdims", keep));
        } else {
            String name = fresh();
            model.integers(name, axes);
            next("ReduceMean", List.of(last, name), integer("keepdims", keep));
        }
    }

    private void squeeze() {
        if (opset < 13) {
            // Negative axes came with operator set 11.
            next("Squeeze", List.of(last), ints("axes", 2, opset < 11 ? 3 : -1));
        } else {
            String axes = fresh();
            model.integers(axes, 3, 2);
            next("Squeeze", List.of(last, axes));
        }
    }
}
