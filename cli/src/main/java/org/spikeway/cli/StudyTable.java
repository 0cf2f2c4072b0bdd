package org.spikeway.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /** A map a row, by the names of the columns; numbers as they are printed. */
    List<Map<String, Object>> asList() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                map.put(columns.get(i), value(row.get(i)));
            }
            list.add(map);
        }
        return list;
    }

    private static Object value(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?") ? (Object) new BigDecimal(cell) : cell;
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
