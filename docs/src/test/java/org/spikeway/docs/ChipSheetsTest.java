package org.spikeway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.chip.ChipCatalogue;

/** Every chip of the catalogue has a sheet, in which every number of its file stands with its source. */
class ChipSheetsTest {
    private static final Path SHEETS = ProjectFolder.ROOT.resolve("docs/chips");

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBeListedAndHaveItsParts(String name) throws IOException {
        assertThat(Files.readString(SHEETS.resolve("README.md"))).contains("[`" + name + "`](" + name + ".md)");
        assertThat(Files.readString(SHEETS.resolve(name + ".md")))
                .contains("# The chip `" + name + "`\n", "\n## What it models\n", "\n## What it leaves out\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldNameTheSourceOfEveryNumber(String name) throws IOException {
        Map<String, String> entries = new ChipCatalogue().file(name).entries();
        entries.keySet().removeAll(List.of("name", "title"));
        List<String> rows = entries.entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | " + cells(entry.getValue()) + " |")
                .toList();
        assertThat(Files.readString(SHEETS.resolve(name + ".md")).lines()).containsAll(rows);
    }

    /** A value, and its source where it has one. */
    private static String cells(String line) {
        int source = line.indexOf(" (");
        return source < 0
                ? line + " | "
                : line.substring(0, source) + " | " + line.substring(source + 2, line.length() - 1);
    }
}
