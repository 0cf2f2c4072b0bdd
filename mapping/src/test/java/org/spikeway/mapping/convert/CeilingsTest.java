package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.layers.SmallNetwork;
import org.spikeway.mapping.network.Operator;

class CeilingsTest {
    private final LayerGraph graph = withRelu6();

    /** A ReLU6, then a plain ReLU, then the read-out. */
    private static LayerGraph withRelu6() {
        SmallNetwork small = new SmallNetwork(1, 2, 1, 1);
        String bounded = small.node(new Operator.Relu(6), small.shape(SmallNetwork.IMAGE), SmallNetwork.IMAGE);
        String free = small.layer(bounded, 2);
        return Lowering.lower(small.endingIn(small.dense(free, 2)));
    }

    private double[] within(double... thresholds) throws IOException {
        return Ceilings.within(new GivenThresholds("mine.json", thresholds), graph, new Recorded(new float[0][][]))
                .thresholds();
    }

    @Test
    void shouldKnowWhereTheActivationsOfALayerEnd() {
        assertThat(graph.layers().get(0).ceiling()).isEqualTo(6);
        assertThat(graph.layers().get(1).ceiling()).isInfinite();
        assertThat(graph.layers().get(0).withBias(new double[2]).ceiling()).isEqualTo(6);
    }

    @Test
    void shouldTakeThresholdsUpToTheCeiling() throws IOException {
        assertThat(within(6, 100)).containsExactly(6, 100);
    }

    @Test
    void shouldRefuseAThresholdThatLetsMoreThroughThanTheActivation() {
        assertThatThrownBy(() -> within(6.5, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("threshold 6.5 (mine.json) lies above 6.0, where its activation ends");
    }
}
