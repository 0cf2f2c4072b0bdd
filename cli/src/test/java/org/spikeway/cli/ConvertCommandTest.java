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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.mapping.nir.NirReader;

/** A converted network in a NIR file: it gives the same spikes as the conversion run directly. */
class ConvertCommandTest {
    private static final String CIFAR = "0.485,0.456,0.406/0.229,0.224,0.225";

    @TempDir
    private Path folder;

    private CommandLineRun convert(String network, String images, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "convert",
                ReferenceData.require("nets/" + network).toString(),
                "--calibrate",
                ReferenceData.require("images/" + images) + ":12",
                "--ticks",
                "8,24",
                "-o",
                folder.resolve("net.nir").toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private String run(Path network, String images, String out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--network",
                network.toString(),
                "--data",
                ReferenceData.require("images/" + images).toString(),
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        return Files.readString(folder.resolve(out).resolve("layers.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mnist_sengresnet8.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--reset soft|--chip ideal",
                "mnist_sengresnet8.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--reset hard --v0 0|--chip ideal --precision double",
                "mnist_sengresnet8.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--threshold max|--chip ideal --input poisson",
                "mnist_sengresnet8.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--method plain --correct"
                        + " bias,potential|--chip ideal",
                "mnist_mlp.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--v0 half|--chip loihi",
                "mnist_mlp.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--method best|--chip ideal",
                "mnist_mlp.onnx|mnist_test10k_csvorder-images-idx3-ubyte.gz|--method best --read-from 0.3|--chip ideal",
                "resnet20_folded.onnx|cifar10_test_lossless_249.bin|--normalize 0.485,0.456,0.406/0.229,0.224,0.225|--chip ideal",
                "resnet20_bn_convshortcut.onnx|cifar10_test_lossless_249.bin|--normalize 0.485,0.456,0.406/0.229,0.224,0.225|--chip"
                        + " ideal --precision double",
            })
    void shouldRunAsTheConversionDoes(String network, String images, String conversion, String chip)
            throws IOException {
        List<String> both = new ArrayList<>(List.of(conversion.split(" ")));
        CommandLineRun converted = convert(network, images, conversion.split(" "));
        assertThat(converted.errors()).isEmpty();
        assertThat(converted.code()).isZero();
        assertThat(converted.output()).contains("layers, calibrated on");
        List<String> runOnly = new ArrayList<>(List.of(chip.split(" ")));
        runOnly.addAll(List.of("--ticks", "8,24", "--samples", "6"));
        both.addAll(runOnly);
        both.addAll(List.of("--calibrate", ReferenceData.require("images/" + images) + ":12"));
        if (conversion.contains("--normalize")) {
            runOnly.addAll(List.of("--normalize", CIFAR));
        }
        if (chip.contains("loihi")) {
            runOnly.addAll(List.of("--calibrate", ReferenceData.require("images/" + images) + ":12"));
        }
        String direct = run(ReferenceData.require("nets/" + network), images, "direct", both.toArray(String[]::new));
        String written = run(folder.resolve("net.nir"), images, "written", runOnly.toArray(String[]::new));
        assertThat(written.lines().sorted()).isEqualTo(direct.lines().sorted().toList());
        assertThat(withoutAnn("written")).isEqualTo(withoutAnn("direct"));
    }

    /** Label and answers at each mark of each image; layers may come in another order. */
    private List<String> withoutAnn(String out) throws IOException {
        return Files.readAllLines(folder.resolve(out).resolve("images.csv")).stream()
                .map(line -> {
                    String[] fields = line.split(",", -1);
                    return String.join(",", fields[0], fields[1], fields[3], fields[4]);
                })
                .toList();
    }

    /** On the terminal and in the file, so that a graph says itself how good it is. */
    @Test
    void shouldSayWhatTheConversionLost() throws IOException {
        CommandLineRun run = convert("mnist_mlp.onnx", "mnist_test10k_csvorder-images-idx3-ubyte.gz");
        assertThat(run.output()).containsPattern("check: \\d+ of \\d+ held-back images keep their class at tick \\d+");
        assertThat(NirReader.metadata(folder.resolve("net.nir")).get("check")).contains("adds most error");
    }

    @Test
    void shouldSayWhereItComesFrom() throws IOException {
        convert("mnist_mlp.onnx", "mnist_test10k_csvorder-images-idx3-ubyte.gz", "--threshold", "percentile:99");
        assertThat(NirReader.metadata(folder.resolve("net.nir")))
                .containsEntry("source", "mnist_mlp.onnx")
                .containsEntry("threshold", "percentile:99")
                .containsEntry("reset", "soft")
                .containsEntry("v0", "half")
                .containsEntry("readFrom", "0.0")
                .containsKeys("source_sha256", "calibration", "writer");
    }

    /** Without it, a run of the file would read other ticks than the weights were fitted to. */
    @ParameterizedTest
    @CsvSource({"--method best,0.5", "--method best --read-from 0,0.0", "--method light,0.0"})
    void shouldSayWhichTicksAreRead(String options, String share) throws IOException {
        convert("mnist_mlp.onnx", "mnist_test10k_csvorder-images-idx3-ubyte.gz", options.split(" "));
        assertThat(NirReader.metadata(folder.resolve("net.nir"))).containsEntry("readFrom", share);
    }

    @ParameterizedTest
    @CsvSource({
        "--seed 8,--seed is for a run",
        "--threshold big,--threshold 'big' is unknown",
        "--read-from 1,--read-from 1.0 is outside 0…1"
    })
    void shouldRefuseInOneLine(String options, String reason) {
        CommandLineRun run =
                convert("mnist_mlp.onnx", "mnist_test10k_csvorder-images-idx3-ubyte.gz", options.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains(reason).hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }
}
