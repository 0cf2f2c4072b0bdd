package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table of a study, as CSV for programs and as Markdown for people. */
final class StudyTable {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    StudyTable(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    /** One cell a column: text, whole numbers, or real numbers, which are written with four digits behind the point. */
    void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(StudyTable::text).toList());
    }

    private static String text(Object cell) {
        return cell instanceof Double real ? String.format(Locale.ROOT, "%.4f", real) : String.valueOf(cell);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# " + title + "\n\n");
        append(text, columns);
        append(text, columns.stream().map(column -> "---").toList());
        rows.forEach(row -> append(text, row));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    String csv() {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
        return text.toString();
    }

    /** Writes {@code NAME.csv} and {@code NAME.md}. */
    void write(Path folder, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".csv"), csv());
        Files.writeString(folder.resolve(name + ".md"), markdown());
    }
}
