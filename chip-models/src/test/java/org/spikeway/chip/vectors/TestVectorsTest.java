package org.spikeway.chip.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;

class TestVectorsTest {
    /** One neuron without memory and threshold 1: u = 64·a, a spike where u > 64. */
    private static final String CUBA = "{\"du\": 4095, \"dv\": 4095, \"vth\": 1, \"bias_mant\": 0, \"bias_exp\": 0,"
            + " \"weights\": [[2, -3]], \"input_spikes\": [[0], [1], []],"
            + " \"u\": [[0], [128], [-192]], \"v\": [[0], [0], [-192]], \"s\": [[], [0], []]}";

    @TempDir
    private Path folder;

    private Path write(String json) throws IOException {
        Path file = folder.resolve("vectors.json");
        Files.writeString(file, json);
        return file;
    }

    @Test
    void shouldSayEqual() throws IOException {
        Verdict verdict = TestVectors.replay(write(CUBA));
        assertThat(verdict.difference()).isEmpty();
        assertThat(verdict.model()).isEqualTo("loihi cuba");
        assertThat(verdict.ticks()).isEqualTo(3);
        assertThat(verdict.values()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[128], [-192]], \"v\" | [128], [-191]], \"v\" | tick 2, neuron 0, u: expected -191, got -192",
                "[[0], [0], [-192]], \"s\" | [[0], [9], [7]], \"s\" | tick 1, neuron 0, v: expected 9, got 0",
                "[[], [0], []] | [[], [], []] | tick 1, neuron 0, spike: expected no, got yes",
                "[[], [0], []] | [[0], [0], []] | tick 0, neuron 0, spike: expected yes, got no",
            })
    void shouldNameTheFirstDifference(String from, String to, String difference) throws IOException {
        Verdict verdict = TestVectors.replay(write(CUBA.replace(from, to)));
        assertThat(verdict.difference())
                .hasValueSatisfying(found -> assertThat(found).hasToString(difference));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"du\": 4095 | \"du\": 4096 | 'du' is 4096, not a whole number from 0 to 4095",
                "\"du\": 4095 | \"du\": 1.5 | 'du' is 1.5",
                "\"du\": 4095, |  | the key 'du' is missing",
                "[[2, -3]] | [[2, -3], [1]] | 'weights[1]' has 1 entries, 2 are needed",
                "[[0], [1], []] | [[0], [2], []] | 'input_spikes[1][0]' is 2",
                "[[0], [1], []] | [[0], [1]] | 'u' is not a list of 2 entries",
                "[[], [0], []] | [[], [0, 0], []] | 's[1]' is not a list of at most 1 entries",
                "\"weights\" | \"Weights\" | holds neither 'conn' (a TrueNorth core) nor 'weights'",
            })
    void shouldRefuseInOneLine(String from, String to, String message) throws IOException {
        Path file = write(CUBA.replace(from, to == null ? "" : to));
        assertThatThrownBy(() -> TestVectors.replay(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"du\": ", "{\"du\": 1}}", "nonsense"})
    void shouldRefuseWhatIsNoObject(String json) throws IOException {
        Path file = write(json);
        assertThatThrownBy(() -> TestVectors.replay(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> TestVectors.replay(folder.resolve("none.json.gz")))
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("no such file.");
    }

    @Test
    void shouldRefuseAGzipFileThatUnpacksToMuch() throws IOException {
        Path file = folder.resolve("bomb.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 40; i++) {
                out.write(blanks);
            }
        }
        assertThatThrownBy(() -> TestVectors.replay(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than 16 MiB");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldRefuseOrReplayBrokenBytesButNeverFail(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = CUBA.getBytes(StandardCharsets.UTF_8);
            for (int k = 0; k < 3; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
            }
            Path file = folder.resolve("broken.json");
            Files.write(file, bytes);
            try {
                assertThat(TestVectors.replay(file).values()).isNotNegative();
            } catch (RefusedException refused) {
                assertThat(refused).hasMessageNotContaining("\n").hasMessageContaining("broken.json");
            }
        }
    }
}
