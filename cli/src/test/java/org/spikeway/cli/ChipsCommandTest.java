package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChipsCommandTest {
    private static final String OWN = "extends: loihi\nname: mine\nenergy:\n  hop: {value: 6, unit: pJ, source: us}\n";

    @TempDir
    private Path folder;

    private static String run(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        return run.output();
    }

    private static JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(run(arguments));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void shouldListTheWholeCatalogue() {
        assertThat(run("chips", "list").lines().map(line -> line.split(" ", 2)[0]))
                .containsExactlyElementsOf(new ChipCatalogue().names());
        assertThat(run("chips")).isEqualTo(run("chips", "list"));
        assertThat(json("chips", "list", "--json").size())
                .isEqualTo(new ChipCatalogue().names().size());
    }

    @Test
    void shouldShowAFileThatIsTheChip() throws IOException {
        String shown = run("chips", "show", "loihi-board");
        assertThat(ChipFile.read("shown.yaml", shown).model()).isEqualTo(new ChipCatalogue().open("loihi-board"));
        JsonNode tree = json("chips", "show", write("mine.yaml", OWN), "--json");
        assertThat(tree.get("energy").get("hopY").get("value").asInt()).isEqualTo(6);
        assertThat(tree.get("core").get("neurons").get("source").asString()).startsWith("Davies");
    }

    @Test
    void shouldSayThatAFileIsValid() throws IOException {
        String file = write("mine.yaml", OWN);
        assertThat(run("chips", "validate", file))
                .startsWith(file + ": chip mine is valid: ")
                .endsWith(" published numbers, 7 assumptions\n");
        JsonNode verdict = json("chips", "validate", file, "--json");
        assertThat(verdict.get("valid").asBoolean()).isTrue();
        assertThat(verdict.get("assumptions").asInt()).isEqualTo(7);
    }

    @Test
    void shouldNameTheKeysThatDiffer() throws IOException {
        String file = write("mine.yaml", OWN);
        assertThat(run("chips", "diff", "loihi", file))
                .contains(
                        "energy.hopX\n  - 3.0 pJ (Davies et al. 2018, IEEE Micro 38(1), Table 2 (E-W))\n  + 6 pJ (us)\n")
                .contains("energy.hopY\n")
                .doesNotContain("energy.spike");
        JsonNode differences = json("chips", "diff", "loihi", file, "--json");
        assertThat(differences.size()).isEqualTo(4);
        assertThat(run("chips", "diff", "loihi", "loihi")).isEqualTo("the chips do not differ\n");
        assertThat(json("chips", "diff", "ideal", "ideal", "--json").size()).isZero();
    }

    /** What stands in the file instead of which text, the line to be named, and the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hop: | hopp: | 4 | energy.hopp: unknown key 'hopp'. Did you mean 'hopX'?",
                "unit: pJ | unit: ns | 4 | energy.hop.unit: 'ns' is not a unit of energy. Use one of pJ, fJ, nJ,",
                "value: 6 | value: -6 | 4 | energy.hop.value: -6 pJ is negative. Write 0 or more.",
                "', source: us' | '' | 4 | energy.hop: the key 'source' is missing. Add it.",
                "value: 6 | 'value: 6, value: 7' | 4 | energy.hop.value: stands here a second time",
                "'value: 6, unit: pJ, source: us' | 'assumed: [3, 2, 4], unit: pJ, why: us' | 4 | energy.hop: range 3.0,",
                "extends: loihi | extends: lohi | 1 | extends: chip 'lohi' is not known. Did you mean loihi?",
                "extends: loihi | extends: mine.yaml | 1 | extends: 'mine.yaml' extends this file in turn",
                "name: mine | 'name: [' | 4 | is not YAML"
            })
    void shouldRefuseABadFileInOneLine(String from, String to, int line, String message) throws IOException {
        String text = OWN.replace(from.strip(), to.strip());
        assertThat(text).isNotEqualTo(OWN);
        String file = write("mine.yaml", text);
        for (String[] command : new String[][] {
            {"chips", "validate", file},
            {"chips", "show", file, "--json"},
            {"chips", "diff", "loihi", file},
        }) {
            CommandLineRun run = CommandLineRun.of(command);
            assertThat(run.errors())
                    .matches("spikeway: \\S*mine\\.yaml:" + line + ": .*\\R")
                    .contains(message);
            assertThat(run.errors().strip().lines()).hasSize(1);
            assertThat(run.output()).isEmpty();
            assertThat(run.code()).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseFilesThatExtendOneAnother() throws IOException {
        write("b.yaml", "extends: a.yaml\nname: b\n");
        CommandLineRun run = CommandLineRun.of("chips", "validate", write("a.yaml", "extends: b.yaml\nname: a\n"));
        assertThat(run.errors())
                .contains("b.yaml:1: extends: 'a.yaml' extends this file in turn: the two go in a circle.");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "validate"})
    void shouldSuggestTheNearestName(String command) {
        CommandLineRun run = CommandLineRun.of("chips", command, "trunorth");
        assertThat(run.errors()).contains("chip 'trunorth' is not known. Did you mean truenorth?");
        assertThat(run.code()).isEqualTo(2);
    }
}
