package org.spikeway.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.mapping.ann.Activations;
import org.spikeway.mapping.ann.AnnReference;

class DigitsNetworkTest {
    @Test
    void shouldEmbedASmallBiasFreeOnnxFile() throws IOException {
        try (InputStream in = DigitsNetwork.open()) {
            byte[] file = in.readAllBytes();
            assertThat(file.length).isBetween(100_000, 400_000);
            assertThat(file[0]).as("field 1, a varint: ir_version").isEqualTo((byte) 0x08);
            String text = new String(file, StandardCharsets.ISO_8859_1);
            assertThat(text).contains("conv1.weight", "block3.conv2.weight", "block3.shortcut", "dense.weight");
            assertThat(text).doesNotContain("bias");
        }
    }

    @Test
    void shouldCopyTheFileIntoANewFolderAndNeverReplaceOne(@TempDir Path folder) throws IOException {
        Path copy = DigitsNetwork.copyInto(folder.resolve("a/b"));
        assertThat(copy).isEqualTo(folder.resolve("a/b/digits-resnet8.onnx"));
        try (InputStream in = DigitsNetwork.open()) {
            assertThat(Files.readAllBytes(copy)).isEqualTo(in.readAllBytes());
        }
        assertThatThrownBy(() -> DigitsNetwork.copyInto(folder.resolve("a/b")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    /** Of a seed that neither training nor the choice of the networks has seen. */
    @ParameterizedTest
    @CsvSource({DigitsNetwork.FILE_NAME + ", 2000", DigitsNetwork.DEEP_FILE_NAME + ", 400"})
    void shouldTellFreshDigitsApart(String network, int count, @TempDir Path folder) throws IOException {
        DigitGenerator digits = new DigitGenerator(770_077);
        byte[] pixels = new byte[DigitGenerator.PIXELS];
        float[][] images = new float[count][DigitGenerator.PIXELS];
        for (int i = 0; i < images.length; i++) {
            digits.draw(i, pixels);
            for (int p = 0; p < pixels.length; p++) {
                images[i][p] = Byte.toUnsignedInt(pixels[p]) / 255f;
            }
        }
        int right = 0;
        try (AnnReference ann = AnnReference.open(DigitsNetwork.copyInto(folder, network), List.of(), 1)) {
            for (int from = 0; from < images.length; from += 100) {
                Activations answers = ann.run(Arrays.copyOfRange(images, from, from + 100));
                for (int i = 0; i < answers.images(); i++) {
                    right += answers.predicted(i) == digits.label(from + i) ? 1 : 0;
                }
            }
        }
        assertThat(right).as("of %d digits", count).isGreaterThanOrEqualTo(count * 98 / 100);
    }
}
