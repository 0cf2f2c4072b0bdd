package org.spikeway.mapping.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.ann.Activations;
import org.spikeway.mapping.ann.AnnReference;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

class RealNetworksTest {
    @TempDir
    Path folder;

    /** Counted by hand in the files: constants, their chains and views without effect are gone. */
    @ParameterizedTest
    @CsvSource({
        "mnist_mlp, 1x28x28, 6, 0, 3, 1",
        "mnist_sengcnn, 1x28x28, 12, 3, 2, 1",
        "mnist_sengresnet8, 1x28x28, 27, 8, 1, 0",
        "resnet20_folded, 3x32x32, 51, 21, 1, 0",
        "resnet20_bn_convshortcut, 3x32x32, 70, 21, 1, 0",
        "resnet20_bn_padshortcut, 3x32x32, 74, 19, 1, 0",
        "seng_resnet20, 3x32x32, 55, 23, 1, 0"
    })
    void shouldImportWithEveryNodeThatComputes(
            String name, String shape, int nodes, int convolutions, int dense, int reshapes) throws Exception {
        Network network = OnnxImporter.read(ReferenceData.require("nets/" + name + ".onnx"));

        assertThat(network.name()).isEqualTo(name);
        assertThat(network.input()).isEqualTo("input");
        assertThat(network.inputShape().toString().replace('×', 'x')).isEqualTo(shape);
        assertThat(network.output()).isEqualTo("logits");
        assertThat(network.nodes()).hasSize(nodes);
        assertThat(count(network, Operator.Convolution.class)).isEqualTo(convolutions);
        assertThat(count(network, Operator.Dense.class)).isEqualTo(dense);
        assertThat(count(network, Operator.Reshape.class)).isEqualTo(reshapes);
        assertThat(network.nodes().get(nodes - 1).shape()).isEqualTo(Shape.vector(10));
    }

    @Test
    void shouldFoldPaddingChainsOfParameterFreeShortcuts() throws Exception {
        Network network = OnnxImporter.read(ReferenceData.require("nets/resnet20_bn_padshortcut.onnx"));

        List<Node> shortcut = network.nodes().stream()
                .filter(node -> node.name().matches("/layer2/layer2.0/(Slice.*|Pad)"))
                .toList();
        assertThat(shortcut)
                .extracting(Node::operator)
                .containsExactly(
                        new Operator.Subsample(2, 1), new Operator.Subsample(1, 2), new Operator.Pad(8, 8, 0, 0, 0, 0));
        assertThat(shortcut.get(2).shape()).isEqualTo(new Shape(32, 16, 16));
    }

    /** On a few images, and on every tensor that a node writes. */
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
    void shouldComputeWhatTheReferenceComputes(String name) throws Exception {
        Path file = ReferenceData.require("nets/" + name + ".onnx");
        Network network = OnnxImporter.read(file);
        SplittableRandom random = new SplittableRandom(7);
        float[][] images = new float[2][network.inputShape().size()];
        for (float[] image : images) {
            for (int i = 0; i < image.length; i++) {
                image[i] = (float) random.nextDouble(-2, 2);
            }
        }
        List<String> tensors = network.nodes().stream().map(Node::output).toList();
        try (AnnReference ann = AnnReference.open(file, tensors, 1)) {
            Activations batch = ann.run(images);
            for (int image = 0; image < images.length; image++) {
                PlainNetwork plain = PlainNetwork.run(network, images[image]);
                for (String tensor : tensors) {
                    plain.shouldAgree(name + ": ", tensor, batch.values(tensor, image), 1e-4);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist_sengcnn", "resnet20_bn_padshortcut"})
    void shouldSurviveTruncationAnywhere(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(ReferenceData.require("nets/" + name + ".onnx"));
        SplittableRandom random = new SplittableRandom(11);
        Path file = folder.resolve("cut.onnx");
        for (int i = 0; i < 150; i++) {
            int length = i < 50 ? i : i < 100 ? bytes.length - 1 - (i - 50) : random.nextInt(bytes.length);
            Files.write(file, Arrays.copyOf(bytes, length));
            int at = length;
            assertThatThrownBy(() -> OnnxImporter.read(file))
                    .as("cut at %d", at)
                    .isInstanceOfAny(UnreadableException.class, RefusedException.class)
                    .hasMessageStartingWith("cut.onnx: ")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist_sengresnet8", "resnet20_bn_padshortcut"})
    void shouldSurviveFlippedBits(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(ReferenceData.require("nets/" + name + ".onnx"));
        SplittableRandom random = new SplittableRandom(13);
        Path file = folder.resolve("flipped.onnx");
        for (int i = 0; i < 150; i++) {
            byte[] flipped = bytes.clone();
            int at = random.nextInt(Math.min(bytes.length, 40_000));
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            try {
                assertThat(OnnxImporter.read(file).nodes()).isNotEmpty();
            } catch (UnreadableException | RefusedException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            } catch (RuntimeException e) {
                fail("bit flipped in byte " + at, e);
            }
        }
    }

    private static long count(Network network, Class<? extends Operator> kind) {
        return network.nodes().stream()
                .filter(node -> kind.isInstance(node.operator()))
                .count();
    }
}
