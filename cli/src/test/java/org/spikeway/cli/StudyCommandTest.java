package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;

/** Every study writes its table as CSV and Markdown, the same numbers in both. */
class StudyCommandTest {
    @TempDir
    private Path folder;

    private List<String[]> study(String name, String network, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "study",
                name,
                "--network",
                ReferenceData.require("nets/" + network).toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--calibrate",
                ReferenceData.require("images/mnist_train10k_csvorder-images-idx3-ubyte.gz") + ":40",
                "--samples",
                "20",
                "--out",
                folder.toString()));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.errors()).isZero();
        List<String> csv = Files.readAllLines(folder.resolve(name + ".csv"));
        String markdown = Files.readString(folder.resolve(name + ".md"));
        assertThat(run.output()).isEqualTo(markdown);
        for (String line : csv) {
            assertThat(markdown).contains("| " + line.replace(",", " | ") + " |\n");
        }
        return csv.stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    @Test
    void shouldTellTheErrorAtEveryMark() throws IOException {
        List<String[]> rows = study("convergence", "mnist_mlp.onnx", "--ticks", "1,4,64");
        assertThat(rows).extracting(row -> row[0]).containsExactly("1", "4", "64");
        assertThat(Double.parseDouble(rows.get(2)[2])).isLessThanOrEqualTo(5);
        assertThat(Double.parseDouble(rows.get(2)[3])).isGreaterThanOrEqualTo(95);
    }

    @Test
    void shouldTellTheSpikesOfEveryLayer() throws IOException {
        List<String[]> rows = study("layers", "mnist_sengresnet8.onnx", "--ticks", "32");
        assertThat(rows).hasSize(8);
        for (String[] row : rows) {
            double ofNeuron = Double.parseDouble(row[4]);
            assertThat(ofNeuron).isBetween(0.0, 32.0);
            assertThat(Double.parseDouble(row[5]) * 32).isBetween(ofNeuron - 0.01, ofNeuron + 0.01);
        }
    }

    @Test
    void shouldConvertAnewForEveryMethodAndNumberOfTicks() throws IOException {
        List<String[]> rows =
                study("methods", "mnist_mlp.onnx", "--ticks", "8,32", "--methods", "shift,best,full,spiking-resnet");
        assertThat(rows).hasSize(8);
        assertThat(rows.get(2)[0] + rows.get(2)[1]).isEqualTo("best8");
        for (String[] row : rows) {
            assertThat(Double.parseDouble(row[4])).as(row[0] + row[1]).isGreaterThanOrEqualTo(80);
        }
    }

    @Test
    void shouldSwitchTheConstraintsOnOneByOne() throws IOException {
        List<String[]> rows = study("constraints", "mnist_sengresnet8.onnx", "--ticks", "32,64");
        assertThat(rows).hasSize(6);
        double without = Double.parseDouble(rows.get(1)[4]);
        double with = Double.parseDouble(rows.get(5)[4]);
        assertThat(with).isGreaterThanOrEqualTo(90).isGreaterThanOrEqualTo(without);
    }

    @Test
    void shouldRefuseAnUnknownMethod() {
        CommandLineRun run = CommandLineRun.of(
                "study",
                "methods",
                "--network",
                ReferenceData.require("nets/mnist_mlp.onnx").toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--methods",
                "magic",
                "--out",
                folder.resolve("never").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors().strip()).hasLineCount(1).contains("--method 'magic' is unknown");
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
