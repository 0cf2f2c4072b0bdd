package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.cli.program.TextTable;
import picocli.CommandLine;

/** What the terminal gives to those who type: help with examples, suggestions, completion, tables that fit. */
class TerminalTest {
    @TestFactory
    List<DynamicTest> shouldShowAnExampleInEveryHelp() {
        List<DynamicTest> tests = new ArrayList<>();
        collect(Spikeway.line(), tests);
        assertThat(tests).hasSizeGreaterThan(30);
        return tests;
    }

    private static void collect(CommandLine line, List<DynamicTest> tests) {
        String name = line.getCommandSpec().qualifiedName();
        if (!name.endsWith(" help")) {
            tests.add(DynamicTest.dynamicTest(name, () -> assertThat(line.getUsageMessage(CommandLine.Help.Ansi.OFF))
                    .containsPattern("Examples?:\\R  spikeway ")));
        }
        line.getSubcommands().values().stream().distinct().forEach(each -> collect(each, tests));
    }

    @ParameterizedTest
    @CsvSource({
        "rnu, Did you mean run?",
        "chips lst, Did you mean list?",
        "run --netwrok x, Did you mean --network?",
        "chips show lohi, Did you mean loihi?",
        "completion zhs, Did you mean zsh?"
    })
    void shouldSuggestWhatWasMeant(String command, String suggestion) {
        CommandLineRun run = CommandLineRun.of(command.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors().strip()).hasLineCount(1).contains(suggestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void shouldPrintAScriptThatBashAccepts(String shell, @TempDir Path folder) throws Exception {
        CommandLineRun run = CommandLineRun.of("completion", shell);
        assertThat(run.code()).isZero();
        assertThat(run.output())
                .contains("complete -F", "--calibrate", "spikeway_journal_diff", "loihi-board", "spiking-resnet");
        Path script = folder.resolve("script");
        Files.writeString(script, run.output());
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
    }

    @Test
    void shouldKeepTablesWithinTheTerminal() throws IOException {
        TextTable table = new TextTable("run", "spikes", "note");
        table.row("one", 1000, "a note of some length that a narrow terminal cannot hold in a line");
        table.row("two", 20, "short");
        assertThat(table.text(200).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("  run  spikes  ")
                .endsWith("note");
        assertThat(table.text(40).lines())
                .allMatch(line -> line.length() <= 40)
                .contains("  one", "    spikes: 1,000", "    note: short");
        assertThat(String.join(" ", table.text(40).lines().map(String::strip).toList()))
                .contains("a note of some", "hold in a line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chips list", "chips diff loihi loihi-board", "chips validate loihi", "chips show loihi"})
    void shouldPrintJson(String command) {
        CommandLineRun run = CommandLineRun.of((command + " --json").split(" "));
        assertThat(run.code()).isZero();
        assertThat(tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(run.output())
                        .isContainer())
                .isTrue();
    }
}
