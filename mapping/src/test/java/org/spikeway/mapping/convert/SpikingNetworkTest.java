package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

class SpikingNetworkTest {
    private static SpikingNetwork of(LayerGraph graph, double... thresholds) {
        return new SpikingNetwork(graph, thresholds, Reset.SOFT, 0, new InputCoding.Constant());
    }

    @Test
    void shouldFindThresholdsByTheIndexOfTheLayer() {
        boolean[] rectified = {true, false, true, true, false};
        List<Layer> layers = IntStream.range(0, 5)
                .mapToObj(i -> new Layer("l" + i, "t" + i, Shape.vector(1), List.of(), new double[0], rectified[i]))
                .toList();
        SpikingNetwork network = of(new LayerGraph("small", Shape.vector(1), layers), 1, 2, 3);

        assertThat(network.threshold(0)).isEqualTo(1);
        assertThat(network.threshold(2)).isEqualTo(2);
        assertThat(network.threshold(3)).isEqualTo(3);
    }

    @Test
    void shouldRefuseAnotherNumberOfThresholdsThanOfLayers() {
        assertThatThrownBy(() -> of(Graphs.ofSizes(3, 4), 1))
                .isInstanceOf(RefusedException.class)
                .hasMessage("network small: 1 thresholds given, 2 layers fire."
                        + " Give one threshold a layer, in layer order.");
    }

    @Test
    void shouldSayWhatToDoAboutASilentLayer() {
        assertThatThrownBy(() -> of(Graphs.ofSizes(3, 4), 1, 0))
                .isInstanceOf(RefusedException.class)
                .hasMessage("layer layer1: threshold 0.0 is not a positive number. The layer is silent for all"
                        + " calibration images: use --threshold max or more images.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0})
    void shouldRefuseThresholdsThatAreNotPositive(double threshold) {
        assertThatThrownBy(() -> of(Graphs.ofSizes(3, 4), threshold, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("layer layer0: threshold " + threshold + " is not a positive number.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void shouldRefuseAPoissonInputWithoutALargestPixel(double max) {
        assertThatThrownBy(() -> new InputCoding.Poisson(max, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + max);
    }
}
