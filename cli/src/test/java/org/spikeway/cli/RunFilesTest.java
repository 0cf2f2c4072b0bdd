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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a run agree with one another and do not depend on the number of workers. */
class RunFilesTest {
    @TempDir
    private Path folder;

    private Path run(String chip, int workers, String... more) {
        Path out = folder.resolve(chip + workers + more.length);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--network",
                ReferenceData.require("nets/mnist_sengresnet8.onnx").toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--calibrate",
                ReferenceData.require("images/mnist_train10k_csvorder-images-idx3-ubyte.gz") + ":50",
                "--chip",
                chip,
                "--ticks",
                "32,16",
                "--samples",
                "20",
                "--workers",
                String.valueOf(workers),
                "--out",
                out.toString()));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        return out;
    }

    private static long sum(Path csv, String column) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        int at = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",")[at]))
                .sum();
    }

    private static JsonNode json(Path out) {
        return JsonMapper.shared().readTree(out.resolve("run.json").toFile());
    }

    @Test
    void shouldGiveTheSameFilesForAnyNumberOfWorkers() throws IOException {
        for (String chip : List.of("loihi", "ideal")) {
            Path one = run(chip, 1);
            for (int workers : new int[] {2, 4}) {
                Path other = run(chip, workers);
                for (String file : List.of("images.csv", "layers.csv", "cores.csv", "links.csv")) {
                    assertThat(other.resolve(file)).hasSameTextualContentAs(one.resolve(file));
                }
                assertThat(json(other).get("chip")).isEqualTo(json(one).get("chip"));
                assertThat(json(other).get("energy")).isEqualTo(json(one).get("energy"));
            }
        }
    }

    @Test
    void shouldSumToTheTotals() throws IOException {
        Path out = run("loihi", 2);
        JsonNode activity = json(out).get("activity");
        for (String table : List.of("cores.csv", "layers.csv")) {
            assertThat(sum(out.resolve(table), "spikes"))
                    .isEqualTo(activity.get("spikes").asLong());
            assertThat(sum(out.resolve(table), "synops"))
                    .isEqualTo(activity.get("synops").asLong());
            assertThat(sum(out.resolve(table), "packets"))
                    .isEqualTo(activity.get("packets").asLong());
            assertThat(sum(out.resolve(table), "activeUpdates") + sum(out.resolve(table), "idleUpdates"))
                    .isEqualTo(activity.get("neuronUpdates").asLong());
        }
        assertThat(sum(out.resolve("links.csv"), "packets"))
                .isEqualTo(activity.get("hops").asLong());
        for (JsonNode bill : json(out).get("energy")) {
            double parts = 0;
            for (JsonNode part : bill.get("parts")) {
                parts += part.get("picojoules").asDouble();
                assertThat(part.get("source").asString()).isNotBlank();
            }
            assertThat(bill.get("picojoulesPerSample").asDouble()).isEqualTo(parts);
        }
        assertThat(json(out).get("ticks").toString()).isEqualTo("[16,32]");
    }

    @Test
    void shouldKeepEveryCoreWithinEveryLimit() throws IOException {
        Path out = run("loihi", 1);
        List<String> lines = Files.readAllLines(out.resolve("cores.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(Long.parseLong(cells[8])).isLessThanOrEqualTo(1024);
            assertThat(Long.parseLong(cells[9])).isLessThanOrEqualTo(4096);
            assertThat(Long.parseLong(cells[10])).isLessThanOrEqualTo(4096);
            assertThat(Long.parseLong(cells[11])).isLessThanOrEqualTo(16384L * 64);
        }
    }

    @Test
    void shouldClassifyOnTheChipAsTheAnnDoes() {
        JsonNode run = json(run("loihi", 2, "--threshold", "max", "--input", "poisson"));
        assertThat(run.get("agreement").get("32").asDouble()).isGreaterThanOrEqualTo(0.9);
        assertThat(run.get("snn").get("accuracy").get("32").asDouble()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void shouldJournalEverySpike() throws IOException {
        Path journal = folder.resolve("journal");
        Path out = run("ideal", 2, "--journal", journal.toString());
        long[] spikes = {0};
        var extent = org.spikeway.aer.journal.SpikeJournalReader.open(journal)
                .read((sample, tick, slice, neurons, count) -> spikes[0] += count);
        assertThat(spikes[0]).isEqualTo(json(out).get("activity").get("spikes").asLong());
        assertThat(extent.ticks()).isEqualTo(20 * 32);
    }

    @Test
    void shouldPrintTheSummaryAsJson() throws IOException {
        Path out = folder.resolve("printed");
        CommandLineRun run = CommandLineRun.of(
                "run",
                "--network",
                ReferenceData.require("nets/mnist_mlp.onnx").toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--chip",
                "ideal",
                "--ticks",
                "4",
                "--samples",
                "2",
                "--json",
                "--out",
                out.toString());
        assertThat(run.code()).isZero();
        assertThat(JsonMapper.shared().readTree(run.output())).isEqualTo(json(out));
    }
}
