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
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journals on the command line: what is shown adds up, a replay is the same run, a difference is named. */
class JournalCommandTest {
    @TempDir
    private Path folder;

    private CommandLineRun run(List<String> command, String out, String input, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(
                "--network",
                ReferenceData.require("nets/mnist_mlp.onnx").toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--chip",
                "ideal",
                "--samples",
                "5",
                "--input",
                input,
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        if (!arguments.contains("--ticks")) {
            arguments.addAll(List.of("--ticks", "8"));
        }
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private String record(String name, String input, String... more) {
        String journal = folder.resolve(name).toString();
        List<String> options = new ArrayList<>(List.of("--journal", journal));
        options.addAll(Arrays.asList(more));
        CommandLineRun run = run(List.of("run"), "run-" + name, input, options.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        return journal;
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson", "constant"})
    void shouldReplayTheSameRun(String input) throws IOException {
        String journal = record("a", input, "--workers", "2");
        // Another seed: with random input the spikes can only come from the journal.
        CommandLineRun replay =
                run(List.of("journal", "replay", journal), "replayed", input, "--workers", "1", "--seed", "99");
        assertThat(replay.errors()).isEmpty();
        assertThat(replay.code()).isZero();
        assertThat(replay.output()).contains("journal        same: 40 ticks");
        for (String file : List.of("images.csv", "layers.csv", "cores.csv")) {
            assertThat(folder.resolve("replayed").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("run-a").resolve(file));
        }
    }

    @Test
    void shouldTellRunsApart() {
        String one = record("a", "poisson");
        String same = record("b", "poisson", "--workers", "3");
        String other = record("c", "poisson", "--seed", "99");
        assertThat(CommandLineRun.of("journal", "diff", one, same).code()).isZero();
        CommandLineRun different = CommandLineRun.of("journal", "diff", one, other);
        assertThat(different.code()).isEqualTo(3);
        assertThat(different.output())
                .matches("differ at sample 0 tick 1: slice 0 neuron \\d+ fires in .*, not in .*equal before\\)\n");
    }

    @Test
    void shouldShowWhatAddsUp() throws IOException {
        String journal = record("a", "poisson");
        JsonNode run = JsonMapper.shared().readTree(Files.readString(folder.resolve("run-a/run.json")));
        long spikes = run.get("activity").get("spikes").asLong();
        JsonNode all = json(journal);
        assertThat(all.get("finished").asBoolean()).isTrue();
        assertThat(all.get("spikes").asLong()).isEqualTo(spikes);
        assertThat(all.get("ticks").asLong()).isEqualTo(40);
        long parts = json(journal, "--ticks", "1-3").get("spikes").asLong()
                + json(journal, "--ticks", "4").get("spikes").asLong()
                + json(journal, "--ticks", "5-8").get("spikes").asLong();
        assertThat(parts).isEqualTo(spikes);
        assertThat(CommandLineRun.of("journal", "show", journal, "--spikes")
                        .output()
                        .lines())
                .hasSize((int) spikes + 1);
        assertThat(CommandLineRun.of("journal", "show", journal).output())
                .contains("finished", "samples  0 to 4, up to 8 ticks each", "slice 0");
    }

    private static JsonNode json(String journal, String... more) {
        List<String> arguments = new ArrayList<>(List.of("journal", "show", journal, "--json"));
        arguments.addAll(Arrays.asList(more));
        return JsonMapper.shared()
                .readTree(CommandLineRun.of(arguments.toArray(String[]::new)).output());
    }

    @Test
    void shouldRefuseInOneLine() {
        String journal = record("a", "poisson");
        assertRefused(
                "no such folder", "journal", "show", folder.resolve("absent").toString());
        assertRefused("is no range", "journal", "show", journal, "--ticks", "x");
        assertRefused("ends before it begins", "journal", "show", journal, "--ticks", "9-3");
        CommandLineRun replay = run(List.of("journal", "replay", journal), "r", "poisson", "--ticks", "9");
        assertThat(replay.code()).isEqualTo(2);
        assertThat(replay.errors()).contains("are not 9 a sample").hasLineCount(1);
    }

    private static void assertRefused(String reason, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains(reason).hasLineCount(1);
    }
}
