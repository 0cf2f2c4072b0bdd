package org.spikeway.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
