package org.spikeway.mapping.ann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.Model;
import org.spikeway.mapping.onnx.OnnxFile;
import org.spikeway.mapping.onnx.proto.ModelProto;

class AnnReferenceTest {
    private static final int RECORD = 3073;
    private static final double[] MEAN = {.485, .456, .406};
    private static final double[] DEVIATION = {.229, .224, .225};

    /** The published figure of these networks on the 249 images: 225 right. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet20_folded", "resnet20_bn_convshortcut", "resnet20_bn_padshortcut"})
    void shouldReachThePublishedAccuracy(String name) throws Exception {
        byte[] records = Files.readAllBytes(ReferenceData.require("images/cifar10_test_lossless_249.bin"));
        int images = records.length / RECORD;
        int right = 0;
        try (AnnReference ann = AnnReference.open(ReferenceData.require("nets/" + name + ".onnx"), List.of(), 2)) {
            for (int from = 0; from < images; from += 50) {
                float[][] batch = new float[Math.min(50, images - from)][];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = image(records, from + i);
                }
                Activations activations = ann.run(batch);
                for (int i = 0; i < batch.length; i++) {
                    right += activations.predicted(i) == records[(from + i) * RECORD] ? 1 : 0;
                }
            }
        }
        assertThat(images).isEqualTo(249);
        assertThat(right).isEqualTo(225);
    }

    @TempDir
    Path folder;

    @Test
    void shouldShowInnerTensorsOfEveryImage() throws Exception {
        Model model = new Model(13, 2)
                .floats("w", new float[] {1, -1, 2, 0.5f}, 2, 2)
                .node("MatMul", List.of("x", "w"), "sum")
                .node("Relu", List.of("sum"), "y");
        try (AnnReference ann = AnnReference.open(model.write(folder), List.of("sum", "y", "sum"), 1)) {
            Activations batch = ann.run(new float[][] {{1, 0}, {0, 1}, {1, 4}});
            assertThat(batch.images()).isEqualTo(3);
            assertThat(batch.size("sum")).isEqualTo(2);
            assertThat(batch.values("sum")).containsExactly(1, -1, 2, 0.5f, 9, 1);
            assertThat(batch.values("sum", 0)).containsExactly(1, -1);
            assertThat(batch.logits(0)).containsExactly(1, 0);
            assertThat(batch.values("y", 2)).containsExactly(9, 1);
            assertThat(batch.predicted(0)).isZero();
            assertThatThrownBy(() -> batch.values("x"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("tensor x was not asked for");
        }
    }

    /** The first file lets its batch be freed; the second holds it in a Reshape and is run as it is. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 4", "1, 1", "4, 4"})
    void shouldRunAnyNumberOfImagesThroughAFixedBatch(long inReshape, long batch) throws Exception {
        Model model = new Model(13, 2, 1, 1)
                .batch(batch)
                .integers("shape", inReshape, 2)
                .node("Reshape", List.of("x", "shape"), "flat")
                .floats("w", new float[] {1, 0, 0, -1}, 2, 2)
                .node("MatMul", List.of("flat", "w"), "sum")
                .node("Relu", List.of("sum"), "y");
        float[][] images = new float[6][];
        Arrays.setAll(images, i -> new float[] {i, i + 1});
        try (AnnReference ann = AnnReference.open(model.write(folder), List.of("sum"), 1)) {
            Activations found = ann.run(images);
            for (int i = 0; i < images.length; i++) {
                assertThat(found.values("sum", i)).containsExactly(i, -i - 1);
                assertThat(found.logits(i)).containsExactly(i, 0);
            }
        }
    }

    @Test
    void shouldKeepFieldsThatItDoesNotKnow() throws Exception {
        UnknownFieldSet training = UnknownFieldSet.newBuilder()
                .addField(
                        14,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("\n\001k"))
                                .build())
                .build();
        Model model = new Model(13, 2).node("Relu", List.of("x"), "r").node("Relu", List.of("r"), "y");
        model.proto().setUnknownFields(training);
        OnnxFile file = OnnxFile.read(model.write(folder));
        ModelProto edited =
                ModelProto.parseFrom(ReferenceModel.exposing(file, List.of("r")).toByteArray());
        assertThat(edited.getUnknownFields()).isEqualTo(training);
        assertThat(edited.getGraph().getOutputCount()).isEqualTo(2);
    }

    @Test
    void shouldRefuseInOneLine() throws Exception {
        Path file = new Model(13, 3).node("Relu", List.of("x"), "y").write(folder);
        assertRefused(
                () -> AnnReference.open(file, List.of("z"), 1), "model.onnx: tensor z is not written by any node.");
        assertRefused(() -> AnnReference.open(file, List.of(), 0), "model.onnx: 0 threads, need at least 1.");
        try (AnnReference ann = AnnReference.open(file, List.of(), 1)) {
            assertRefused(() -> ann.run(new float[0][]), "no images to run");
            assertRefused(
                    () -> ann.run(new float[][] {new float[3], new float[2]}), "image 1 has 2 values, input x needs 3");
        }
        Path unknown =
                new Model(13, 3).node("NoSuchOperator", List.of("x"), "y").write(folder);
        assertRefused(() -> AnnReference.open(unknown, List.of(), 1), "ONNX Runtime refuses the network");
        Path integers = new Model(13, 3)
                .node("Shape", List.of("x"), "s")
                .node("Relu", List.of("x"), "y")
                .write(folder);
        assertRefused(() -> AnnReference.open(integers, List.of("s"), 1), "ONNX Runtime refuses the network");
        Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);
        assertThatThrownBy(() -> AnnReference.open(empty, List.of(), 1)).isInstanceOf(UnreadableException.class);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private static float[] image(byte[] records, int index) {
        float[] image = new float[RECORD - 1];
        for (int i = 0; i < image.length; i++) {
            int channel = i / 1024;
            int value = records[index * RECORD + 1 + i] & 0xff;
            image[i] = (float) ((value / 255.0 - MEAN[channel]) / DEVIATION[channel]);
        }
        return image;
    }
}
