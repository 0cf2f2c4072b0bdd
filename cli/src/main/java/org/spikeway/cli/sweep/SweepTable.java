package org.spikeway.cli.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of text and numbers under named columns.
 *
 * @param columns names
 * @param rows each as long as {@code columns}; a cell is a {@link Long}, a {@link Double}, text, or missing
 */
record SweepTable(List<String> columns, List<List<@Nullable Object>> rows) {
    List<@Nullable Object> column(int column) {
        List<@Nullable Object> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(row.get(column)));
        return Collections.unmodifiableList(cells);
    }

    /** As comma-separated values after RFC 4180, lines ended by a line feed; a missing cell is empty. */
    String csv() {
        StringBuilder text = new StringBuilder();
        appendCsv(text, columns);
        rows.forEach(row -> appendCsv(text, row));
        return text.toString();
    }

    private static void appendCsv(StringBuilder text, List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = text(cells.get(i));
            boolean quoted = cell.chars().anyMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
            text.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append('\n');
    }

    /** As a Markdown table. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        appendMarkdown(text, columns);
        appendMarkdown(text, Collections.nCopies(columns.size(), "---"));
        rows.forEach(row -> appendMarkdown(text, row));
        return text.toString();
    }

    private static void appendMarkdown(StringBuilder text, List<? extends @Nullable Object> cells) {
        for (Object cell : cells) {
            text.append("| ").append(text(cell).replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }

    static String text(@Nullable Object cell) {
        return cell == null ? "" : cell.toString();
    }
}
