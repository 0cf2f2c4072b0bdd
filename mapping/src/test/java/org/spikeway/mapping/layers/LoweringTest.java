package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;
import org.spikeway.mapping.onnx.PlainNetwork;

/** Each kind of network that the lowering joins into fewer layers, against the network itself. */
class LoweringTest {
    private final SmallNetwork small = new SmallNetwork(1, 3, 7, 6);

    /** Lowers the network and compares every layer and the read-out with the tensor that it stands for. */
    static LayerGraph requireSame(Network network, float[] image) {
        LayerGraph graph = Lowering.lower(network);
        PlainNetwork expected = PlainNetwork.run(network, image);
        PlainLayers found = PlainLayers.run(graph, image);
        for (int i = 0; i < graph.layers().size(); i++) {
            String tensor = graph.layers().get(i).activation();
            PlainLayers.requireClose(tensor, found.values(i), expected.values(tensor), 1e-12);
        }
        assertThat(graph.readOut().activation()).isEqualTo(network.output());
        return graph;
    }

    private LayerGraph requireSame(String output) {
        return requireSame(small.endingIn(output), small.values(3 * 7 * 6));
    }

    @Test
    void shouldConvolveTwoLayersSideBySide() {
        String left = small.layer(IMAGE, 2);
        String right = small.layer(IMAGE, 4);
        LayerGraph graph = requireSame(small.convolve(small.concat(left, right), Window.square(3, 2, 1), 5, 1, true));

        assertThat(graph.readOut().branches()).extracting(Branch::source).containsExactly(0, 1);
    }

    @Test
    void shouldAverageWithCountedPadding() {
        String pooled = small.average(small.layer(IMAGE, 4), Window.square(3, 2, 1), true);

        assertThat(requireSame(small.dense(small.flatten(pooled), 5)).layers()).hasSize(2);
    }

    @Test
    void shouldConvolveWhatWasPadded() {
        String padded = small.pad(small.layer(IMAGE, 2), new Operator.Pad(1, 2, 0, 1, 2, 3));

        assertThat(requireSame(small.convolve(padded, Window.square(3, 1, 1), 4, 1, true))
                        .layers())
                .hasSize(2);
    }

    @Test
    void shouldConvolveEverySecondRowAndThirdColumn() {
        String coarse = small.subsample(small.layer(IMAGE, 2), 2, 3);

        assertThat(requireSame(small.convolve(coarse, Window.square(3, 1, 1), 4, 1, true))
                        .layers())
                .hasSize(2);
    }

    @Test
    void shouldJoinPoolsOfPools() {
        String fine = small.average(small.layer(IMAGE, 2), Window.square(2, 2, 0), false);
        String coarse = small.average(fine, Window.square(2, 1, 0), false);
        LayerGraph graph = requireSame(small.convolve(coarse, Window.square(2, 1, 1), 4, 1, true));

        assertThat(graph.layers()).hasSize(2);
        assertThat(graph.readOut().branches().get(0).connection().rows().poolSize())
                .isEqualTo(4);
    }

    @Test
    void shouldGiveAPooledLayerToARelu() {
        String pooled = small.relu(small.average(small.layer(IMAGE, 2), Window.square(2, 2, 0), false));
        LayerGraph graph = requireSame(small.dense(small.flatten(pooled), 3));

        assertThat(graph.layers()).hasSize(3);
        assertThat(graph.layers().get(1).shape()).isEqualTo(new Shape(2, 3, 3));
    }

    @Test
    void shouldTakeADepthwiseConvolutionOfOnePixelForAShortcut() {
        String source = small.layer(IMAGE, 4);
        String shortcut = small.convolve(source, Window.square(1, 2, 0), 4, 4, false);
        String sum = small.add(small.convolve(source, Window.square(3, 2, 1), 4, 2, true), shortcut);
        Connection connection = requireSame(sum).readOut().branches().get(1).connection();

        assertThat(connection).isInstanceOf(Connection.Shortcut.class);
    }

    @Test
    void shouldTakeAConvolutionThatMovesChannelsForAShortcutAndNoOther() {
        String source = small.layer(IMAGE, 3);
        float[] moves = {0, 0, 0, -2, 0, 0, 0, 3, 0, 0, 0, 0.5f};
        float[] swaps = {0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0};
        String moved = small.convolve(source, Window.square(1, 1, 0), 1, moves, new float[0], 4);
        String swapped = small.convolve(source, Window.square(1, 1, 0), 1, swaps, new float[0], 4);
        LayerGraph graph = requireSame(small.add(moved, swapped));

        assertThat(graph.readOut().branches().get(0).connection())
                .isInstanceOfSatisfying(Connection.Shortcut.class, shortcut -> assertThat(shortcut.channelOffset())
                        .isEqualTo(1));
        assertThat(graph.readOut().branches().get(1).connection()).isInstanceOf(Connection.SharedKernel.class);
    }

    @Test
    void shouldFoldBatchNormalizationOfASum() {
        String source = small.layer(IMAGE, 4);
        String sum = small.add(small.convolve(source, Window.square(3, 1, 1), 4, 2, true), source);
        String closed = small.relu(small.normalize(sum));

        assertThat(requireSame(small.dense(small.flatten(closed), 3)).layers()).hasSize(3);
    }

    @Test
    void shouldFoldBatchNormalizationOfAPaddedShortcut() {
        String source = small.layer(IMAGE, 2);
        String padded = small.pad(small.subsample(source, 2, 2), new Operator.Pad(1, 1, 0, 0, 0, 0));

        requireSame(small.normalize(small.add(small.convolve(source, Window.square(3, 2, 1), 4, 1, false), padded)));
    }

    @Test
    void shouldReadARectifiedOutputAsItIs() {
        LayerGraph graph = requireSame(small.relu(small.dense(small.flatten(small.layer(IMAGE, 2)), 3)));

        assertThat(graph.layers()).extracting(Layer::rectified).containsExactly(true, true, false);
    }

    @Test
    void shouldKeepSoftmaxOutOfTheReadOut() {
        String logits = small.dense(small.flatten(small.layer(IMAGE, 2)), 3);
        String softmax = small.node(new Operator.Softmax(), small.shape(logits), logits);
        LayerGraph graph = Lowering.lower(small.endingIn(softmax));
        float[] image = small.values(3 * 7 * 6);

        PlainLayers.requireClose(
                "logits",
                PlainLayers.run(graph, image).values(1),
                PlainNetwork.run(small.endingIn(softmax), image).values(logits),
                1e-12);
    }

    @Test
    void shouldFlattenAndUnflattenAroundARelu() {
        String flat = small.relu(small.flatten(small.layer(IMAGE, 2)));

        assertThat(requireSame(small.dense(flat, 3)).layers()).hasSize(3);
    }
}
