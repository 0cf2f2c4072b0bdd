package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.chip.program.Shape;

class LayerNamesTest {
    @ParameterizedTest
    @CsvSource({
        "/layer1/layer1.0/conv1/Conv, layer1.0.conv1",
        "/conv1/Conv, conv1",
        "/blocks.0/c1/Conv, blocks.0.c1",
        "/fc/Gemm, fc",
        "/Conv, Conv",
        "Conv_12, Conv_12",
        "relu3, relu3",
        "/, /"
    })
    void shouldShortenNodeNames(String node, String expected) {
        assertThat(LayerNames.unique(node, List.of())).isEqualTo(expected);
    }

    @Test
    void shouldCountNamesThatAreTaken() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = LayerNames.unique(i == 2 ? "fc_2" : "/fc/Gemm", layers);
            layers.add(new Layer(name, "t" + i, Shape.vector(1), List.of(), new double[0], true));
        }

        assertThat(layers).extracting(Layer::name).containsExactly("fc", "fc_2", "fc_2_2", "fc_3");
    }
}
