package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs whose class scores are those of the later ticks. */
class LateReadOutRunTest {
    private static final String IMAGES = "images/mnist_test10k_csvorder-images-idx3-ubyte.gz";

    @TempDir
    private Path folder;

    private Path run(String... more) {
        return runInto(
                "out" + List.of(more).hashCode(),
                Stream.concat(
                        Stream.of(
                                "--network",
                                ReferenceData.require("nets/mnist_sengresnet8.onnx")
                                        .toString(),
                                "--chip",
                                "ideal",
                                "--calibrate",
                                ReferenceData.require(IMAGES) + ":100"),
                        Stream.of(more)));
    }

    private Path runInto(String name, Stream<String> arguments) {
        Path out = folder.resolve(name);
        CommandLineRun run = CommandLineRun.of(Stream.concat(
                        Stream.of("run", "--data", ReferenceData.require(IMAGES).toString(), "--out", out.toString()),
                        arguments)
                .toArray(String[]::new));
        assertThat(run.code()).as(run.errors()).isZero();
        return out;
    }

    private static JsonNode json(Path out) {
        return JsonMapper.shared().readTree(out.resolve("run.json").toFile());
    }

    /** Of each image, class by the ANN and class at the last mark. */
    private static List<String[]> classes(Path out, int column) throws IOException {
        return Files.readAllLines(out.resolve("images.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> new String[] {fields[2], fields[column]})
                .toList();
    }

    /** The images that a conversion holds back are the last of the calibration, here images 80 to 99. */
    @Test
    void shouldBeCheckedByTheSameReadOut() throws IOException {
        Path out = run("--method", "plain", "--v0", "0", "--read-from", "0.5", "--ticks", "4", "--samples", "100");
        long agreeing = classes(out, 3).stream()
                .skip(80)
                .filter(row -> row[0].equals(row[1]))
                .count();
        JsonNode check = json(out).get("settings").get("check");
        assertThat(check.get("images").asInt()).isEqualTo(20);
        assertThat(check.get("agreement").asDouble()).isEqualTo(agreeing / 20.0);
        assertThat(agreeing).as("a check that tells read-outs apart").isLessThan(20);
    }

    @Test
    void shouldReadEveryMarkAsARunOfThatLength() throws IOException {
        String[] plain = {"--method", "plain", "--read-from", "0.5", "--samples", "20"};
        Path both = run(
                Stream.concat(Stream.of(plain), Stream.of("--ticks", "4,10")).toArray(String[]::new));
        Path first =
                run(Stream.concat(Stream.of(plain), Stream.of("--ticks", "4")).toArray(String[]::new));
        assertThat(classes(both, 3)).usingRecursiveComparison().isEqualTo(classes(first, 3));
        assertThat(json(both).get("settings").get("readFrom").asDouble()).isEqualTo(0.5);
    }

    @Test
    void shouldReadAProgramFileAsItWasMapped() throws IOException {
        Path program = folder.resolve("net.spikeway");
        CommandLineRun map = CommandLineRun.of(
                "map",
                ReferenceData.require("nets/mnist_sengresnet8.onnx").toString(),
                "--chip",
                "ideal",
                "--calibrate",
                ReferenceData.require(IMAGES) + ":100",
                "--ticks",
                "6",
                "--read-from",
                "0.5",
                "--out",
                program.toString());
        assertThat(map.code()).as(map.errors()).isZero();
        Path stored = runInto("stored", Stream.of(program.toString(), "--ticks", "6", "--samples", "40"));
        Path direct = run("--read-from", "0.5", "--ticks", "6", "--samples", "40");
        assertThat(json(stored).get("settings").get("readFrom").asDouble()).isEqualTo(0.5);
        assertThat(classes(stored, 3)).usingRecursiveComparison().isEqualTo(classes(direct, 3));
    }
}
