package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.layers.SmallNetwork;
import org.spikeway.mapping.network.Window;

/** Max pooling by gates: the spikes of a gate are those of the busiest neuron of its window. */
class MaxPoolingTest {
    private static final int TICKS = 24;
    private static final int CHANNELS = 3;

    private static SpikingNetwork network(LayerGraph graph) {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, 0.8);
        return new SpikingNetwork(graph, thresholds, Reset.SOFT, 0.5, new InputCoding.Constant());
    }

    private static LayerGraph pooled(Window window, SmallNetwork small) {
        String pooled = small.maximum(small.layer(IMAGE, CHANNELS), window);
        return Lowering.lower(small.endingIn(small.dense(small.flatten(small.layer(pooled, 4)), 5)));
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0, FLOAT", "3, 2, 1, DOUBLE", "3, 1, 0, FLOAT", "4, 3, 2, DOUBLE"})
    void shouldFireAsOftenAsTheBusiestOfTheWindow(int size, int stride, int pad, Numbers numbers) throws IOException {
        SmallNetwork small = new SmallNetwork(size * 10L + pad, 2, 7, 6);
        LayerGraph graph = pooled(Window.square(size, stride, pad), small);
        SpikingNetwork network = network(graph);
        LayerByLayer loop =
                new LayerByLayer(graph, network.input(), Pixels.of(small, 4), 4, new SpikingBudget(TICKS, numbers, 2));
        loop.run(network, 0);
        loop.run(network, 1);

        Shape from = graph.layers().get(0).shape();
        Shape to = graph.layers().get(1).shape();
        int spikes = 0;
        for (int image = 0; image < 4; image++) {
            int[] counts = loop.counts(0, image);
            int[] passed = loop.counts(1, image);
            for (int i = 0; i < passed.length; i++) {
                int position = i / CHANNELS;
                int top = position / to.width() * stride - pad;
                int left = position % to.width() * stride - pad;
                int most = 0;
                for (int y = Math.max(0, top); y < Math.min(from.height(), top + size); y++) {
                    for (int x = Math.max(0, left); x < Math.min(from.width(), left + size); x++) {
                        most = Math.max(most, counts[from.index(i % CHANNELS, y, x)]);
                    }
                }
                assertThat(passed[i]).isEqualTo(most);
                spikes += most;
            }
        }
        assertThat(spikes).isGreaterThan(100);
    }

    @Test
    void shouldScaleGatesAsWhatTheyPool() {
        LayerGraph graph = pooled(Window.square(2, 2, 0), new SmallNetwork(1, 2, 7, 6));
        SpikingNetwork network =
                new SpikingNetwork(graph, new double[] {0.5, 9, 0.25}, Reset.SOFT, 0, new InputCoding.Constant());

        assertThat(network.thresholds()).containsExactly(0.5, 0.5, 0.25);
        assertThat(network.cells(1)).isEqualTo(new Cells.Gate(4));
        assertThat(graph.macs())
                .as("a maximum multiplies nothing")
                .isEqualTo(graph.layers().get(0).branches().get(0).macs()
                        + graph.layers().get(2).branches().get(0).macs()
                        + graph.layers().get(3).branches().get(0).macs());
    }

    /** With as many images as the methods need, and each part that changes layers. */
    @ParameterizedTest
    @CsvSource({"best", "full", "spiking-resnet", "shift", "spike-norm"})
    void shouldLeaveGatesAsTheyAre(String method) throws IOException {
        SmallNetwork small = new SmallNetwork(3, 2, 7, 6);
        LayerGraph graph = pooled(Window.square(2, 2, 0), small);
        Calibration images = Activated.of(graph, Pixels.of(small, 20));
        SpikingBudget budget = new SpikingBudget(16, Numbers.DOUBLE, 1);
        ConversionPlan plan = Recipe.named(method).plan(new InputCoding.Constant(), budget);

        Converter.Converted converted = new Converter(graph, images, budget).convert(plan);

        assertThat(converted.network().graph().layers().get(1))
                .usingRecursiveComparison()
                .isEqualTo(graph.layers().get(1));
        assertThat(converted.network().height(1)).isEqualTo(converted.network().height(0));
        assertThat(converted.check().losses().get(1).own()).isZero();
    }
}
