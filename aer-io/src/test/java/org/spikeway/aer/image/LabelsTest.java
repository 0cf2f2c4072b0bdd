package org.spikeway.aer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.array.NpyFiles;

class LabelsTest {
    @TempDir
    Path folder;

    private Path pictures;

    @BeforeEach
    void writeThreePictures() throws IOException {
        pictures = Files.write(
                folder.resolve("t-images-idx3-ubyte"),
                HexFormat.of().parseHex("00000803000000030000000100000001102030"));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path text(String text) throws IOException {
        return write("labels.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private int[] labels(Path labels) throws UnreadableException {
        ImageSet set = ImageSets.open(pictures, labels);
        return new int[] {set.label(0), set.label(1), set.label(2)};
    }

    @ParameterizedTest
    @ValueSource(strings = {"7\n0\n12\n", "7\n0\n12", "7\r\n0\r\n12\r\n"})
    void shouldReadText(String lines) throws IOException {
        assertThat(labels(text(lines))).containsExactly(7, 0, 12);
    }

    @Test
    void shouldReadIdxAndNpy() throws IOException {
        assertThat(labels(write("l", HexFormat.of().parseHex("000008010000000307000c"))))
                .containsExactly(7, 0, 12);
        assertThat(labels(
                        write("l", NpyFiles.npy(NpyFiles.dictionary(">i2", "(3, 1)"), new byte[] {0, 7, 1, 0, 0, 2}))))
                .containsExactly(7, 256, 2);
    }

    @Test
    void shouldPreferTheFileGivenToTheOneBeside() throws IOException {
        write("t-labels-idx1-ubyte", HexFormat.of().parseHex("0000080100000003010203"));
        assertThat(ImageSets.open(pictures, null).label(2)).isEqualTo(3);
        assertThat(labels(text("7\n0\n12\n"))).containsExactly(7, 0, 12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1\n2\n'         | 2 labels for the 3 pictures of",
                "'1\n2\n3\n4\n'   | 4 labels for the 3 pictures of",
                "'1\n-2\n3\n'     | line 2: '-2' is no class index",
                "'1\n\n3\n'       | line 2: '' is no class index",
                "'1\n2\ncat\n'    | line 3: 'cat' is no class index",
                "'1\n2 3\n'       | line 2: '2 3' is no class index",
                "'1\n2147483648'  | line 2: '2147483648' is no class index",
                "'1\n2\u001b[1m\n' | line 2: '2?[1m' is no class index",
            })
    void shouldRefuseOtherText(String lines, String reason) throws IOException {
        Path labels = text(lines);
        assertThatThrownBy(() -> ImageSets.open(pictures, labels))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("labels.txt: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'|i1' | (3,)   | 01ff02           | label -1 at index 1",
                "'<i8' | (1,)   | 0000000001000000 | label 4294967296 at index 0",
                "'<f4' | (1,)   | 00000000         | holds no labels",
                "'|u1' | (1, 3) | 000000           | holds no labels",
            })
    void shouldRefuseOtherArrays(String descr, String shape, String hex, String reason) throws IOException {
        Path labels = write(
                "l.npy",
                NpyFiles.npy(NpyFiles.dictionary(descr, shape), HexFormat.of().parseHex(hex)));
        assertThatThrownBy(() -> ImageSets.open(pictures, labels))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseThePicturesAsLabels() {
        assertThatThrownBy(() -> ImageSets.open(pictures, pictures)).hasMessageContaining("labels have rank 1");
        assertThatThrownBy(() -> ImageSets.open(pictures, folder.resolve("absent")))
                .hasMessageContaining("no such file");
    }
}
