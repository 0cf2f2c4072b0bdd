package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.chip.program.Connection;
import org.spikeway.mapping.ann.Activations;
import org.spikeway.mapping.ann.AnnReference;
import org.spikeway.mapping.onnx.OnnxImporter;

class RealNetworksLoweringTest {
    private static final List<String> RESNETS =
            List.of("resnet20_folded", "resnet20_bn_convshortcut", "resnet20_bn_padshortcut");

    static LayerGraph lower(String name) throws IOException {
        return Lowering.lower(OnnxImporter.read(ReferenceData.require("nets/" + name + ".onnx")));
    }

    private static float[] image(LayerGraph graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] image = new float[graph.input().size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextDouble(-2, 2);
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({
        "mnist_mlp, 3, 34048",
        "mnist_sengcnn, 5, 1289856",
        "mnist_sengresnet8, 9, 612136",
        "resnet20_folded, 20, 36613248",
        "resnet20_bn_convshortcut, 20, 36613248",
        "resnet20_bn_padshortcut, 20, 36613248",
        "seng_resnet20, 22, 41137280"
    })
    void shouldCountLayersAndMacs(String name, int layers, long macs) throws Exception {
        LayerGraph graph = lower(name);

        assertThat(graph.name()).isEqualTo(name);
        assertThat(graph.layers()).hasSize(layers);
        assertThat(graph.rectified()).hasSize(layers - 1);
        assertThat(graph.readOut().shape().size()).isEqualTo(10);
        assertThat(graph.macs() - graph.inputMacs()).isEqualTo(macs);
        assertThat(graph.layers())
                .extracting(Layer::name)
                .doesNotHaveDuplicates()
                .allSatisfy(layer -> assertThat(layer).matches("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*"));
    }

    /** The reference counts every edge by a forward pass of its own. */
    @ParameterizedTest
    @CsvSource({
        "mnist_mlp, mnist_mlp_poisson_p999_v0",
        "mnist_sengcnn, mnist_sengcnn_const_p999_vhalf",
        "mnist_sengresnet8, mnist_sengresnet8_spikenorm_hard",
        "resnet20_folded, r20_calib_T32_light_bias",
        "resnet20_bn_padshortcut, r20_calib_T32_light_bias",
        "seng_resnet20, seng20_spikenorm_hard_f64"
    })
    void shouldCountTheMacsOfEveryEdge(String name, String oracle) throws Exception {
        Path table = ReferenceData.require("oracles/conversion/" + oracle + "/synops.tsv");
        List<Long> expected = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split("\t", -1);
            if (!cells[0].equals("edge") && !cells[0].startsWith("TOTAL")) {
                expected.add(Long.valueOf(cells[2]));
            }
        }
        List<Long> found = new ArrayList<>();
        for (Layer layer : lower(name).layers()) {
            layer.branches().stream()
                    .map(Branch::connection)
                    .sorted((a, b) ->
                            Boolean.compare(a instanceof Connection.Shortcut, b instanceof Connection.Shortcut))
                    .map(Macs::of)
                    .forEach(found::add);
        }
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mnist_mlp",
                "mnist_sengcnn",
                "mnist_sengresnet8",
                "resnet20_folded",
                "resnet20_bn_convshortcut",
                "resnet20_bn_padshortcut",
                "seng_resnet20"
            })
    void shouldComputeEveryActivationOfTheReference(String name) throws Exception {
        LayerGraph graph = lower(name);
        float[][] images = {image(graph, 3), image(graph, 4)};
        List<String> tensors = graph.layers().stream().map(Layer::activation).toList();
        try (AnnReference ann = AnnReference.open(ReferenceData.require("nets/" + name + ".onnx"), tensors, 1)) {
            Activations batch = ann.run(images);
            for (int i = 0; i < images.length; i++) {
                PlainLayers plain = PlainLayers.run(graph, images[i]);
                for (int layer = 0; layer < tensors.size(); layer++) {
                    float[] expected = batch.values(tensors.get(layer), i);
                    double[] wide = new double[expected.length];
                    Arrays.setAll(wide, n -> expected[n]);
                    PlainLayers.requireClose(tensors.get(layer), plain.values(layer), wide, 1e-4);
                }
            }
        }
    }

    @Test
    void shouldComputeTheSameFromAllThreeFilesOfResNet20() throws Exception {
        LayerGraph folded = lower(RESNETS.get(0));
        float[] image = image(folded, 5);
        PlainLayers expected = PlainLayers.run(folded, image);
        for (String name : RESNETS.subList(1, 3)) {
            PlainLayers found = PlainLayers.run(lower(name), image);
            for (int i = 0; i < folded.layers().size(); i++) {
                PlainLayers.requireClose(name + " layer " + i, found.values(i), expected.values(i), 1e-5);
            }
        }
    }

    /** Folded or not, padded or convolved with ones and zeros: the same connections, so the same synapses. */
    @Test
    void shouldFindTheSameConnectionsInAllThreeFilesOfResNet20() throws Exception {
        List<String> expected = connections(lower(RESNETS.get(0)));

        assertThat(connections(lower(RESNETS.get(1)))).isEqualTo(expected);
        assertThat(connections(lower(RESNETS.get(2)))).isEqualTo(expected);
        assertThat(expected.stream().filter(text -> text.contains("Shortcut")))
                .containsExactly(
                        "2 <- 0 Shortcut +0 of 16 to 16, rows 32/1 to 32",
                        "4 <- 2 Shortcut +0 of 16 to 16, rows 32/1 to 32",
                        "6 <- 4 Shortcut +0 of 16 to 16, rows 32/1 to 32",
                        "8 <- 6 Shortcut +8 of 16 to 32, rows 32/2 to 16",
                        "10 <- 8 Shortcut +0 of 32 to 32, rows 16/1 to 16",
                        "12 <- 10 Shortcut +0 of 32 to 32, rows 16/1 to 16",
                        "14 <- 12 Shortcut +16 of 32 to 64, rows 16/2 to 8",
                        "16 <- 14 Shortcut +0 of 64 to 64, rows 8/1 to 8",
                        "18 <- 16 Shortcut +0 of 64 to 64, rows 8/1 to 8");
    }

    private static List<String> connections(LayerGraph graph) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            String to = i + " <- ";
            layer.branches().stream()
                    .map(branch -> to + branch.source() + " " + describe(branch.connection()))
                    .sorted()
                    .forEach(texts::add);
        }
        return texts;
    }

    private static String describe(Connection connection) {
        String kind = connection instanceof Connection.Shortcut shortcut
                ? "Shortcut +" + shortcut.channelOffset()
                : connection.rows() + " × " + connection.columns() + ", kernels";
        return kind + " of " + connection.sourceChannels() + " to " + connection.targetChannels() + ", rows "
                + connection.rows().inputs() + "/" + connection.rows().stride() + " to "
                + connection.rows().outputs();
    }
}
