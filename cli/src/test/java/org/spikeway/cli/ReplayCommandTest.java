package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recording into a network on a chip: the spikes of the input are the events, tick by tick. */
class ReplayCommandTest {
    @TempDir
    private Path folder;

    private final Set<String> axonsAndTicks = new HashSet<>();
    private int events;

    /** 40 ms of events on 28 x 28 pixels, the first at 123,456 us. */
    private Path recording() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder csv = new StringBuilder("t,x,y,p\n");
        long time = 123_456;
        while (time < 123_456 + 40_000) {
            int x = 6 + random.nextInt(16);
            int y = 6 + random.nextInt(16);
            csv.append(time + "," + x + "," + y + "," + random.nextInt(2) + "\n");
            axonsAndTicks.add((time - 123_456) / 1000 + " " + x + " " + y);
            events++;
            time += random.nextInt(30);
        }
        return Files.writeString(folder.resolve("digit.csv"), csv);
    }

    private CommandLineRun replay(Path recording, String network, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                recording.toString(),
                "--network",
                ReferenceData.require("nets/" + network).toString(),
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        if (!arguments.contains("--chip")) {
            arguments.addAll(List.of("--chip", "ideal"));
        }
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private JsonNode json(String out) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(out).resolve("run.json")));
    }

    @ParameterizedTest
    @CsvSource({"mnist_mlp.onnx, ideal", "mnist_sengcnn.onnx, loihi"})
    void shouldSendEachEventToItsAxonAndTick(String network, String chip) throws IOException {
        Path recording = recording();
        Path journal = folder.resolve("journal");
        CommandLineRun run =
                replay(recording, network, "one", "--chip", chip, "--sensor", "28x28", "--journal", journal.toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.output())
                .contains("40 ticks of 1,000 us")
                .contains(String.format(java.util.Locale.ROOT, "%,d events merged", events - axonsAndTicks.size()));
        JsonNode show = JsonMapper.shared()
                .readTree(CommandLineRun.of("journal", "show", journal.toString(), "--json")
                        .output());
        assertThat(show.get("spikesBySlice").get("0").asLong()).isEqualTo(axonsAndTicks.size());
        assertThat(json("one").get("ticks").toString()).isEqualTo("[40]");
        assertThat(json("one").get("energy").size()).isPositive();
        JsonNode settings = json("one").get("settings");
        assertThat(settings.get("input").asString()).isEqualTo("recording");
        assertThat(settings.get("binMicros").asLong()).isEqualTo(1000);
        assertThat(settings.get("inputSpikes").asLong()).isEqualTo(axonsAndTicks.size());
        assertThat(settings.get("eventsMerged").asLong()).isEqualTo(events - axonsAndTicks.size());
    }

    /** A real recording into the network that its authors trained for it: 263 spikes of class 4, 14 of the next one. */
    @Test
    void shouldClassifyADigitOfNmnist() throws IOException {
        Path digit = ReferenceData.require("aer/recordings/sample_nmnist.bin");
        CommandLineRun run =
                replay(digit, "../nir/02_cnn/cnn_sinabs.nir", "one", "--sensor", "34x34", "--reset", "soft");
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).contains("answer         class 4 on the chip: 263 spikes, next class 5: 14");
    }

    /** The spikes of a run on images, written down as events of a millisecond a tick. */
    @ParameterizedTest
    @CsvSource({"mnist_sengcnn.onnx, loihi", "mnist_sengcnn.onnx, ideal"})
    void shouldGiveTheResultsAndTheBillOfARunWithTheSameSpikes(String network, String chip) throws IOException {
        String images = ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                .toString();
        String journal = folder.resolve("journal").toString();
        List<String> common = List.of("--calibrate", images + ":20", "--chip", chip, "--ticks", "20");
        List<String> run = new ArrayList<>(List.of("run", "--data", images, "--samples", "1", "--input", "poisson"));
        run.addAll(List.of("--network", ReferenceData.require("nets/" + network).toString(), "--journal", journal));
        run.addAll(List.of("--out", folder.resolve("run").toString()));
        run.addAll(common);
        assertThat(CommandLineRun.of(run.toArray(String[]::new)).errors()).isEmpty();

        StringBuilder csv = new StringBuilder("t,x,y,p\n");
        CommandLineRun.of("journal", "show", journal, "--spikes")
                .output()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .filter(spike -> spike[2].equals("0"))
                .forEach(spike -> {
                    int pixel = Integer.parseInt(spike[3]);
                    csv.append(1000 * Integer.parseInt(spike[1]) + "," + pixel % 28 + "," + pixel / 28 + ",1\n");
                });
        Path recording = Files.writeString(folder.resolve("run.csv"), csv);
        CommandLineRun replay = replay(recording, network, "replay", common.toArray(String[]::new));
        assertThat(replay.errors()).isEmpty();
        for (String file :
                List.of("layers.csv", "cores.csv", "links.csv", "energy.csv", "activity.json", "chip.yaml")) {
            assertThat(folder.resolve("replay").resolve(file))
                    .as(file)
                    .hasSameTextualContentAs(folder.resolve("run").resolve(file));
        }
        assertThat(json("replay").get("energy")).isEqualTo(json("run").get("energy"));
    }

    @Test
    void shouldReplayTheJournalOfARecording() throws IOException {
        Path recording = recording();
        String journal = folder.resolve("journal").toString();
        replay(recording, "mnist_sengcnn.onnx", "one", "--sensor", "28x28", "--workers", "2", "--journal", journal);
        CommandLineRun again = replayJournal(journal, "--recording", recording.toString(), "--workers", "1");
        assertThat(again.errors()).isEmpty();
        assertThat(again.output()).contains("journal        same: 40 ticks");
        assertThat(folder.resolve("again/layers.csv")).hasSameTextualContentAs(folder.resolve("one/layers.csv"));
        assertThat(replayJournal(journal).errors())
                .contains("neither --data nor --recording")
                .hasLineCount(1);
        assertThat(replayJournal(journal, "--recording", recording.toString(), "--bin", "3ms")
                        .errors())
                .contains("are not 14 a sample")
                .hasLineCount(1);
    }

    private CommandLineRun replayJournal(String journal, String... more) {
        String network = ReferenceData.require("nets/mnist_sengcnn.onnx").toString();
        List<String> arguments = new ArrayList<>(
                List.of("journal", "replay", journal, "--network", network, "--chip", "ideal", "--sensor", "28x28"));
        arguments.addAll(List.of("--out", folder.resolve("again").toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void shouldNotDependOnTheNumberOfWorkers() throws IOException {
        Path recording = recording();
        replay(recording, "mnist_sengcnn.onnx", "one", "--workers", "1", "--ticks", "10,50");
        replay(recording, "mnist_sengcnn.onnx", "three", "--workers", "3", "--ticks", "10,50");
        for (String file : List.of("images.csv", "layers.csv", "cores.csv")) {
            assertThat(folder.resolve("three").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("one").resolve(file));
        }
        assertThat(json("one").get("ticks").toString()).isEqualTo("[10,50]");
    }

    /** An image is the same in every tick, a recording is not: a method must not leave its first half out. */
    @ParameterizedTest
    @CsvSource({"'', 0", "--read-from 0.25, 0.25"})
    void shouldReadAllTicksUnlessToldOtherwise(String options, double share) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--calibrate", ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz") + ":100"));
        arguments.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        replay(recording(), "mnist_mlp.onnx", "late", arguments.toArray(String[]::new));
        assertThat(json("late").get("settings").get("method").asString()).isEqualTo("best");
        assertThat(json("late").get("settings").get("readFrom").asDouble()).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bin 1.5us|is no length of time",
                "--bin 1|is no length of time",
                "--sensor big|--sensor big: no size",
                "--sensor 640x480|a sensor of 640x480 pixels, the network reads",
                "--seed 3|--seed is for images"
            })
    void shouldRefuseInOneLine(String options, String reason) throws IOException {
        List<String> more = new ArrayList<>(Arrays.asList(options.split(" ")));
        if (!more.contains("--sensor")) {
            more.addAll(List.of("--sensor", "28x28"));
        }
        CommandLineRun run = replay(recording(), "mnist_sengcnn.onnx", "none", more.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains(reason).hasLineCount(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
