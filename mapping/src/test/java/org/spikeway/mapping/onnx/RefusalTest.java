package org.spikeway.mapping.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.spikeway.mapping.onnx.Model.integer;
import static org.spikeway.mapping.onnx.Model.ints;
import static org.spikeway.mapping.onnx.Model.real;
import static org.spikeway.mapping.onnx.Model.tensor;
import static org.spikeway.mapping.onnx.Model.text;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.proto.AttributeProto;
import org.spikeway.mapping.onnx.proto.TensorProto;

/** Every reason to refuse a model, each in one line with file, node, operator and problem. */
class RefusalTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void shouldRefuseNodesByName(String problem, Model model) {
        assertThatThrownBy(() -> model.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("model.onnx: node /y (")
                .hasMessageContaining(problem)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> shouldRefuseNodesByName() {
        return Stream.of(nodes(), windows(), layers(), views()).flatMap(s -> s);
    }

    private static Stream<Arguments> nodes() {
        Model otherDomain = image("Relu", List.of("x"));
        otherDomain.proto().getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
        Model twoOutputs = image("MaxPool", List.of("x"), ints("kernel_shape", 2, 2));
        twoOutputs.proto().getGraphBuilder().getNodeBuilder(0).addOutput("indices");
        return Stream.of(
                arguments("(Einsum): this operator is not read", image("Einsum", List.of("x"))),
                arguments("(Sigmoid): no spikes can stand for it: its output bends", image("Sigmoid", List.of("x"))),
                arguments(
                        "(LayerNormalization): no spikes can stand for it: it divides",
                        image("LayerNormalization", List.of("x"))),
                arguments(
                        "(LeakyRelu): no spikes can stand for it: its output can be negative",
                        image("LeakyRelu", List.of("x"))),
                arguments("(GRU): no spikes can stand for it: it multiplies", image("GRU", List.of("x"))),
                arguments("domain com.example", otherDomain),
                arguments("output 1 (indices)", twoOutputs),
                arguments("attributes [speed] are not known", image("Relu", List.of("x"), integer("speed", 3))),
                arguments("nothing before it writes its input z", image("Relu", List.of("z"))),
                arguments("input 1 is missing", image("Conv", List.of("x"))),
                arguments("input 1 (x) depends on the image", image("Conv", List.of("x", "x"))),
                arguments("(Mul): it depends on the image", image("Mul", List.of("x", "x"))),
                arguments(
                        "(Gather): it depends",
                        image("Gather", List.of("x", "i")).integers("i", 0)),
                arguments("input 0 (w) is constant", image("Relu", List.of("w")).floats("w", new float[] {1}, 1)));
    }

    private static Stream<Arguments> windows() {
        AttributeProto two = ints("kernel_shape", 2, 2);
        return Stream.of(
                arguments("kernel 5×5 (dilation 1×1) does not fit the padded input 4×4", conv(1, 2, 5, 5)),
                arguments("kernel 2×2 (dilation 4×4) does not fit", conv(1, 2, 2, 2, ints("dilations", 4, 4))),
                arguments("weights need 3 input channels, found 2", conv(1, 3, 1, 1)),
                arguments("group 3 does not divide 2 input", conv(3, 1, 1, 1, integer("group", 3))),
                arguments("group 0 does not divide", conv(3, 1, 1, 1, integer("group", 0))),
                arguments("kernel_shape 3×3 but weights of 1×1", conv(1, 2, 1, 1, ints("kernel_shape", 3, 3))),
                arguments("strides [0, 1], need 2 values", conv(1, 2, 1, 1, ints("strides", 0, 1))),
                arguments("strides [1, 1, 1], need 2", conv(1, 2, 1, 1, ints("strides", 1, 1, 1))),
                arguments("pads [-1, 0, 0, 0], need 4", conv(1, 2, 1, 1, ints("pads", -1, 0, 0, 0))),
                arguments("pads [2147483648, 0", conv(1, 2, 1, 1, ints("pads", 1L << 31, 0, 0, 0))),
                arguments("auto_pad SOME is unknown", conv(1, 2, 1, 1, text("auto_pad", "SOME"))),
                arguments(
                        "both auto_pad VALID and pads",
                        conv(1, 2, 1, 1, text("auto_pad", "VALID"), ints("pads", 1, 1, 1, 1))),
                arguments(
                        "weights of 1×2×3, need outputs, inputs, rows and columns",
                        image("Conv", List.of("x", "w")).floats("w", new float[6], 1, 2, 3)),
                arguments(
                        "input 2 (b) needs 1 values, found 2",
                        image("Conv", List.of("x", "w", "b"))
                                .floats("w", new float[2], 1, 2, 1, 1)
                                .floats("b", new float[2], 2)),
                arguments(
                        "input of 5, need channels, rows and columns",
                        new Model(13, 5).node("MaxPool", List.of("x"), "y", two)),
                arguments("kernel 2, need rows and columns", image("MaxPool", List.of("x"), ints("kernel_shape", 2))),
                arguments("kernel_shape is missing", image("MaxPool", List.of("x"))),
                arguments(
                        "ceil_mode adds windows",
                        image(
                                "AveragePool",
                                List.of("x"),
                                ints("kernel_shape", 3, 3),
                                ints("strides", 2, 2),
                                integer("ceil_mode", 1))),
                arguments(
                        "window 0 sees nothing but padding",
                        image("AveragePool", List.of("x"), two, ints("pads", 2, 0, 0, 0))),
                arguments(
                        "window 4 sees nothing but padding",
                        image("MaxPool", List.of("x"), two, ints("pads", 0, 0, 2, 0))));
    }

    private static Stream<Arguments> layers() {
        float[] four = {1, 1, 1, -1};
        return Stream.of(
                arguments("need a matrix for 4 inputs", vector("MatMul", List.of("x", "w"), 3, 2)),
                arguments("need a matrix for 4 inputs", vector("Gemm", List.of("x", "w"), 3, 2)),
                arguments("need a matrix for 4 inputs", vector("MatMul", List.of("x", "w"), 4)),
                arguments("transA 1", vector("Gemm", List.of("x", "w"), integer("transA", 1), 4, 2)),
                arguments(
                        "bias of 3, need 2 values",
                        vector("Gemm", List.of("x", "w", "b"), 4, 2).floats("b", new float[3], 3)),
                arguments(
                        "input of 2×4×4, need a vector",
                        image("MatMul", List.of("x", "w")).floats("w", new float[16], 4, 4)),
                arguments(
                        "input 1 (w) holds integers, need floats",
                        new Model(13, 4).node("MatMul", List.of("x", "w"), "y").integers("w", 1, 2, 3, 4)),
                arguments("a constant of 3 is added to 4", vector("Add", List.of("x", "w"), 3)),
                arguments("a constant is added to x", vector("Add", List.of("x", "w"), 4)),
                arguments(
                        "input 4 (w) needs 4 values, found 3",
                        vector("BatchNormalization", List.of("x", "v", "v", "v", "w"), 3)
                                .floats("v", four, 4)),
                arguments(
                        "variance -1.0",
                        new Model(13, 4)
                                .node("BatchNormalization", List.of("x", "v", "v", "v", "v"), "y")
                                .floats("v", four, 4)),
                arguments(
                        "it is in training mode",
                        new Model(15, 4)
                                .node(
                                        "BatchNormalization",
                                        List.of("x", "v", "v", "v", "v"),
                                        "y",
                                        integer("training_mode", 1))
                                .floats("v", four, 4)),
                arguments("clip from -1.0 to 1.0", old("Clip", real("min", -1), real("max", 1))),
                arguments("clip from -3.4028235E38 to 6.0", old("Clip", real("max", 6))),
                arguments("softmax over axis 3", image("Softmax", List.of("x"))),
                arguments(
                        "reads the softmax t",
                        new Model(13, 4).node("Softmax", List.of("x"), "t").node("Relu", List.of("t"), "y")),
                arguments(
                        "inputs of 2×4×4 and 2×2×4, need the same",
                        new Model(13, 2, 4, 4)
                                .node("MaxPool", List.of("x"), "t", ints("kernel_shape", 3, 1))
                                .node("Add", List.of("x", "t"), "y")));
    }

    private static Stream<Arguments> views() {
        return Stream.of(
                arguments("axis 2 mixes", image("Flatten", List.of("x"), integer("axis", 2))),
                arguments("mixes the images of a batch", reshape(-1)),
                arguments("extents 2×4×4 cannot become [-1, 0]", reshape(-1, 0)),
                arguments("mixes the images of a batch", reshape(2, -1, 16, 0)),
                arguments("extents 2×4×4 cannot become [0, 5]", reshape(0, 5)),
                arguments("cannot become [0, -1, 5]", reshape(0, -1, 5)),
                arguments("cannot become [0, -1, -1]", reshape(0, -1, -1)),
                arguments("cannot become [0, -1, 0, 0, 0]", reshape(0, -1, 0, 0, 0)),
                arguments("output of 2×2×2×4", reshape(0, 2, 2, 2, 4)),
                arguments("it would drop a batch of 1 too", image("Squeeze", List.of("x"))),
                arguments(
                        "axis 2 has extent 4, need 1",
                        image("Squeeze", List.of("x", "a")).integers("a", 2)),
                arguments(
                        "axis 9 of a tensor with 4 axes",
                        image("Squeeze", List.of("x", "a")).integers("a", 9)),
                arguments(
                        "an axis before the batch",
                        image("Unsqueeze", List.of("x", "a")).integers("a", 0)),
                arguments("axes in the order [0, 2, 3, 1]", image("Transpose", List.of("x"), ints("perm", 0, 2, 3, 1))),
                arguments(
                        "perm [0, 1, 1, 2] does not name", image("Transpose", List.of("x"), ints("perm", 0, 1, 1, 2))),
                arguments("cast of data to float16", image("Cast", List.of("x"), integer("to", 10))),
                arguments("need all behind the channels", image("ReduceMean", List.of("x"), ints("axes", 1))),
                arguments("need all behind the channels", image("ReduceMean", List.of("x"))),
                arguments("side by side along axis 2", image("Concat", List.of("x", "x"), integer("axis", 2))),
                arguments("padding other than with zeros (mode reflect)", pad(text("mode", "reflect"))),
                arguments("padding other than with zeros", pad(real("value", 1))),
                arguments("pads need 8 values, found 4", old("Pad", ints("pads", 1, 1, 1, 1))),
                arguments("pad -1, need 0", old("Pad", ints("pads", 0, 0, -1, 0, 0, 0, 0, 0))),
                arguments("adds images to the batch", old("Pad", ints("pads", 1, 0, 0, 0, 0, 0, 0, 0))),
                arguments("fewer than 2^31 values", old("Pad", ints("pads", 0, Integer.MAX_VALUE, 0, 0, 0, 0, 0, 0))),
                arguments("it takes 2×3×4 of 2×4×4", slice(1, 4, 2, 1)),
                arguments("it takes 2×1×4 of 2×4×4", slice(0, 2, 2, 2)),
                arguments("it takes 1×4×4 of 2×4×4", slice(0, 2, 1, 2)),
                arguments("it takes 2×4×4 of 2×4×4", slice(0, 1, 0, 2)),
                arguments("it takes 2×4×4 of 2×4×4", slice(-1, Long.MIN_VALUE, 2, -1)),
                arguments("step 0", slice(0, 4, 2, 0)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseFilesAndTensorsByName(String problem, Model model) {
        assertThatThrownBy(() -> model.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("model.onnx: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> shouldRefuseFilesAndTensorsByName() {
        Model twoOutputs = image("Relu", List.of("x"));
        twoOutputs.proto().getGraphBuilder().addOutputBuilder().setName("z");
        Model twoInputs = image("Relu", List.of("x"));
        twoInputs.proto().getGraphBuilder().addInputBuilder().setName("z");
        Model sparse = image("Relu", List.of("x"));
        sparse.proto()
                .getGraphBuilder()
                .addSparseInitializerBuilder()
                .getValuesBuilder()
                .setName("s");
        Model inner = image("If", List.of("x"));
        inner.proto()
                .getGraphBuilder()
                .getNodeBuilder(0)
                .addAttributeBuilder()
                .getGBuilder()
                .addInitializer(tensor("deep", 1, 1).setDataLocation(1));
        return Stream.of(
                arguments("operator set 8, need 9 to 21", new Model(8, 4).node("Relu", List.of("x"), "y")),
                arguments("operator set 22, need 9 to 21", new Model(22, 4).node("Relu", List.of("x"), "y")),
                arguments("2 outputs [y, z], need 1", twoOutputs),
                arguments("2 inputs [x, z], need 1", twoInputs),
                arguments("tensor s is sparse", sparse),
                arguments("tensor deep lies in another file", inner),
                arguments("extents 3×0×4 behind the batch", new Model(13, 3, 0, 4).node("Relu", List.of("x"), "y")),
                arguments("input x: 5 axes", new Model(13, 1, 1, 1, 1).node("Relu", List.of("x"), "y")),
                arguments(
                        "extents 2147483647×2147483647 behind",
                        new Model(13, Integer.MAX_VALUE, Integer.MAX_VALUE).node("Relu", List.of("x"), "y")),
                arguments("output y is not computed", new Model(13, 4).node("Identity", List.of("x"), "y")),
                arguments(
                        "tensor w lies in another file",
                        weights(tensor("w", 1, 4, 2).setDataLocation(1))),
                arguments("tensor w: element type float16 is not read", weights(tensor("w", 10, 4, 2))),
                arguments("the extents 4×2 need 8 values, found 0", weights(tensor("w", 1, 4, 2))),
                arguments(
                        "the extents 4×2 need 32 bytes, found 3",
                        weights(tensor("w", 1, 4, 2).setRawData(ByteString.copyFrom(new byte[3])))),
                arguments("the extents 1073741824 need 1,073,741,824 values", weights(tensor("w", 1, 1 << 30))),
                arguments("are negative or too large", weights(tensor("w", 1, 1L << 40, 2))),
                arguments("are negative or too large", weights(tensor("w", 1, -1, 2))),
                arguments("does not fit a float", weights(tensor("w", 11, 1).addDoubleData(1e300))),
                arguments(
                        "the constant 1073741824 is too large to compute at import",
                        new Model(13, 4)
                                .integers("n", 1 << 30)
                                .node("ConstantOfShape", List.of("n"), "t")
                                .node("Add", List.of("x", "t"), "y")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "not an ONNX model at all", "\u0008\u0007"})
    void shouldCallOtherFilesUnreadable(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("other.onnx"), content);
        assertThatThrownBy(() -> OnnxImporter.read(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("other.onnx: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldCallMissingFilesUnreadable() {
        assertThatThrownBy(() -> OnnxImporter.read(folder.resolve("none.onnx")))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("none.onnx: no such file.");
        assertThatThrownBy(() -> OnnxImporter.read(folder)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void shouldStopConcatenationsThatDouble() {
        Model model = new Model(13, 4).floats("t0", new float[1024], 1024);
        for (int i = 0; i < 40; i++) {
            model.node("Concat", List.of("t" + i, "t" + i), "t" + (i + 1), integer("axis", 0));
        }
        model.node("Add", List.of("x", "t40"), "y");
        assertThatThrownBy(() -> model.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("too large to compute at import");
    }

    private static Model image(String operator, List<String> inputs, AttributeProto... attributes) {
        return new Model(13, 2, 4, 4).node(operator, inputs, "y", attributes);
    }

    private static Model old(String operator, AttributeProto... attributes) {
        return new Model(9, 2, 4, 4).node(operator, List.of("x"), "y", attributes);
    }

    private static Model pad(AttributeProto more) {
        return old("Pad", ints("pads", 0, 0, 1, 1, 0, 0, 1, 1), more);
    }

    private static Model conv(long outputs, long inputs, long height, long width, AttributeProto... attributes) {
        return image("Conv", List.of("x", "w"), attributes)
                .floats("w", new float[(int) (outputs * inputs * height * width)], outputs, inputs, height, width);
    }

    private static Model vector(String operator, List<String> inputs, long... weights) {
        return vector(operator, inputs, null, weights);
    }

    private static Model vector(String operator, List<String> inputs, AttributeProto attribute, long... weights) {
        int size = 1;
        for (long extent : weights) {
            size *= (int) extent;
        }
        Model model = new Model(13, 4).floats("w", new float[size], weights);
        return attribute == null ? model.node(operator, inputs, "y") : model.node(operator, inputs, "y", attribute);
    }

    private static Model reshape(long... shape) {
        return image("Reshape", List.of("x", "s")).integers("s", shape);
    }

    private static Model slice(long start, long end, long axis, long step) {
        return image("Slice", List.of("x", "s", "e", "a", "p"))
                .integers("s", start)
                .integers("e", end)
                .integers("a", axis)
                .integers("p", step);
    }

    private static Model weights(TensorProto.Builder tensor) {
        return new Model(13, 4).node("MatMul", List.of("x", "w"), "y").tensor(tensor);
    }
}
