package org.spikeway.mapping.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spikeway.mapping.onnx.Model.integer;
import static org.spikeway.mapping.onnx.Model.ints;
import static org.spikeway.mapping.onnx.Model.real;
import static org.spikeway.mapping.onnx.Model.tensor;
import static org.spikeway.mapping.onnx.Model.tensorOf;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

/** Constants and shape chains, and the nodes that vanish. */
class FoldingTest {
    @TempDir
    Path folder;

    /** The chain that PyTorch writes for {@code x.view(x.size(0), -1)}. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 8})
    void shouldFoldTheChainOfAView(long batch) throws Exception {
        Model model = new Model(13, 2, 3, 4)
                .node("Shape", List.of("x"), "shape")
                .tensor(tensor("zero", 7).addInt64Data(0))
                .node("Gather", List.of("shape", "zero"), "n")
                .integers("first", 0)
                .node("Unsqueeze", List.of("n", "first"), "n1")
                .integers("rest", -1)
                .node("Concat", List.of("n1", "rest"), "target", integer("axis", 0))
                .node("Reshape", List.of("x", "target"), "flat")
                .node("Relu", List.of("flat"), "y");
        if (batch > 0) {
            model.batch(batch);
        }
        Network network = model.read(folder);
        assertThat(network.nodes()).extracting(Node::operator).containsExactly(new Operator.Reshape(), relu());
        assertThat(network.nodes().get(0).shape()).isEqualTo(Shape.vector(24));
    }

    /** Reversed pairs of pads, as exporters write them: the same integers in every operator that rearranges. */
    @Test
    void shouldFoldSlicesBackwardsTransposesAndCasts() throws Exception {
        Network network = new Model(13, 2, 4, 4)
                .integers("pairs", 1, 2, 3, 4, 5, 6, 0, 0)
                .integers("matrix", -1, 2)
                .node("Reshape", List.of("pairs", "matrix"), "m")
                .integers("start", -1)
                .integers("end", Long.MIN_VALUE + 1)
                .integers("axis", 0)
                .integers("step", -1)
                .node("Slice", List.of("m", "start", "end", "axis", "step"), "backwards")
                .node("Transpose", List.of("backwards"), "t", ints("perm", 1, 0))
                .integers("line", -1)
                .node("Reshape", List.of("t", "line"), "p")
                .node("Cast", List.of("p"), "f", integer("to", 1))
                .node("Cast", List.of("f"), "pads", integer("to", 7))
                .node("Pad", List.of("x", "pads"), "y")
                .read(folder);
        // Rows (0,0) (5,6) (3,4) (1,2) as columns: before 0 5 3 1, after 0 6 4 2.
        assertThat(network.nodes().get(0).operator()).isEqualTo(new Operator.Pad(5, 6, 3, 1, 4, 2));
        assertThat(network.nodes().get(0).shape()).isEqualTo(new Shape(13, 11, 7));
    }

    /** (range(0, 8, 2) · 3 + [1 1 1 1] − 1) / 6 = 0 1 2 3, gathered as 2 3 for the axes of a mean. */
    @Test
    void shouldFoldArithmeticAndRanges() throws Exception {
        Network network = new Model(18, 2, 4, 4)
                .tensor(tensor("a", 7).addInt64Data(0))
                .tensor(tensor("b", 6).addInt32Data(8))
                .tensor(tensor("c", 7).addInt64Data(2))
                .node("Range", List.of("a", "b", "c"), "r")
                .integers("three", 3)
                .node("Mul", List.of("r", "three"), "r3")
                .integers("four", 4)
                .node(
                        "ConstantOfShape",
                        List.of("four"),
                        "ones",
                        tensorOf("value", tensor("", 7, 1).addInt64Data(1)))
                .node("Add", List.of("r3", "ones"), "r4")
                .node("Constant", List.of(), "one", integer("value_int", 1))
                .node("Sub", List.of("r4", "one"), "r5")
                .node("Constant", List.of(), "six", ints("value_ints", 6))
                .node("Div", List.of("r5", "six"), "r6")
                .integers("last", -2, 3)
                .node("Gather", List.of("r6", "last"), "axes")
                .node("ReduceMean", List.of("x", "axes"), "y", integer("keepdims", 0))
                .read(folder);
        assertThat(network.nodes()).hasSize(1);
        assertThat(network.nodes().get(0).shape()).isEqualTo(Shape.vector(2));
    }

    @Test
    void shouldRefuseDivisionByZero() {
        Model model = new Model(13, 2, 4, 4)
                .integers("a", 1)
                .integers("b", 0)
                .node("Div", List.of("a", "b"), "axes")
                .node("Squeeze", List.of("x", "axes"), "y");
        assertThatThrownBy(() -> model.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node /axes (Div): 1 and 0 have no int64 result");
    }

    @Test
    void shouldJoinFloatsAlongAnyAxis() throws Exception {
        Network network = new Model(13, 2)
                .floats("a", new float[] {1, 2, 3, 4}, 2, 2)
                .floats("b", new float[] {5, 6}, 2, 1)
                .node("Concat", List.of("a", "b"), "w", integer("axis", 1))
                .node("MatMul", List.of("x", "w"), "y")
                .read(folder);
        Operator.Dense dense = (Operator.Dense) network.nodes().get(0).operator();
        // w is 1 2 5 / 3 4 6 by inputs; by outputs its columns.
        assertThat(((Weights.Floats) dense.weights()).values()).containsExactly(1, 3, 2, 4, 5, 6);
        assertThat(dense.bias()).isEmpty();
    }

    @Test
    void shouldLetNodesWithoutEffectVanish() throws Exception {
        Network network = new Model(13, 2, 4, 4)
                .integers("zeros", 0, 0, 0, 0, 0, 0, 0, 0)
                .node("Identity", List.of("x"), "a")
                .node("Dropout", List.of("a"), "b")
                .node("Pad", List.of("b", "zeros"), "c")
                .node("Cast", List.of("c"), "d", integer("to", 1))
                .node("Transpose", List.of("d"), "e", ints("perm", 0, 1, 2, 3))
                .node("Concat", List.of("e"), "f", integer("axis", 1))
                .node("Relu", List.of("f"), "g")
                .node("Sigmoid", List.of("x"), "unused")
                .node("Identity", List.of("g"), "y")
                .read(folder);
        assertThat(network.nodes()).containsExactly(new Node("/g", relu(), List.of("x"), "g", new Shape(2, 4, 4)));
        assertThat(network.output()).isEqualTo("g");
    }

    @Test
    void shouldNameUnnamedNodesAfterTheirOutput() throws Exception {
        Model model = new Model(13, 4).node("Relu", List.of("x"), "y");
        model.proto().getGraphBuilder().getNodeBuilder(0).clearName();
        assertThat(model.read(folder).nodes()).extracting(Node::name).containsExactly("y");
    }

    @Test
    void shouldTakeAConstantAddedToAConvolutionAsItsBias() throws Exception {
        Network network = new Model(13, 1, 2, 2)
                .floats("w", new float[] {1, 2}, 2, 1, 1, 1)
                .floats("b", new float[] {3, 4}, 1, 2, 1, 1)
                .node("Conv", List.of("x", "w"), "c")
                .node("Add", List.of("b", "c"), "y")
                .read(folder);
        Node node = network.nodes().get(0);
        assertThat(node.name()).isEqualTo("/c");
        assertThat(node.output()).isEqualTo("y");
        assertThat(((Operator.Convolution) node.operator()).bias()).containsExactly(3, 4);
    }

    @Test
    void shouldKeepALayerThatIsReadTwiceFreeOfTheBias() {
        Model model = new Model(13, 2)
                .floats("w", new float[4], 2, 2)
                .floats("b", new float[2], 2)
                .node("MatMul", List.of("x", "w"), "m")
                .node("Add", List.of("m", "b"), "s")
                .node("Add", List.of("m", "s"), "y");
        assertThatThrownBy(() -> model.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("node /s (Add): a constant is added to m");
    }

    @Test
    void shouldReadClipsOfEveryOperatorSet() throws Exception {
        assertThat(clip(new Model(9, 4).node("Clip", List.of("x"), "y", real("min", 0), real("max", 6))))
                .isEqualTo(6);
        assertThat(clip(new Model(11, 4)
                        .tensor(tensor("low", 1).addFloatData(0))
                        .tensor(tensor("high", 11).addDoubleData(6))
                        .node("Clip", List.of("x", "low", "high"), "y")))
                .isEqualTo(6);
        assertThat(clip(new Model(13, 4)
                        .tensor(tensor("low", 1).addFloatData(0))
                        .node("Clip", List.of("x", "low", ""), "y")))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    private double clip(Model model) throws Exception {
        return ((Operator.Relu) model.read(folder).nodes().get(0).operator()).ceiling();
    }

    @Test
    void shouldReadWeightsFromRawAndTypedFieldsExactly() throws Exception {
        float[] weights = {0.1f, Float.MIN_VALUE, -3.4028235E38f, 1f / 3};
        ByteBuffer doubles = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        var typed = tensor("w", 1, 4, 1);
        var typedDoubles = tensor("w", 11, 4, 1);
        for (float weight : weights) {
            doubles.putDouble(weight);
            typed.addFloatData(weight);
            typedDoubles.addDoubleData(weight);
        }
        var rawDoubles = tensor("w", 11, 4, 1).setRawData(ByteString.copyFrom(doubles.array()));
        for (var tensor : List.of(typed, typedDoubles, rawDoubles)) {
            Network network = new Model(13, 4)
                    .tensor(tensor)
                    .node("MatMul", List.of("x", "w"), "y")
                    .read(folder);
            Operator.Dense dense = (Operator.Dense) network.nodes().get(0).operator();
            assertThat(((Weights.Floats) dense.weights()).values()).containsExactly(weights);
        }
    }

    private static Operator.Relu relu() {
        return new Operator.Relu(Double.POSITIVE_INFINITY);
    }
}
