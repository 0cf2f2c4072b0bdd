package org.spikeway.cli.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table in columns as wide as their widest cell: the first to the left, the others to the right. Where the terminal is
 * narrower, every row becomes a block: its first cell, and below it a line for each other one, wrapped between words.
 */
public final class TextTable {
    private static final String INDENT = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public TextTable(String... heads) {
        columns = heads.length;
        rows.add(List.of(heads));
    }

    /**
     * One cell a column. Whole numbers get thousands marks; real ones three digits behind the point; the rest is shown as
     * it is.
     */
    public TextTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        rows.add(Arrays.stream(cells).map(TextTable::shown).toList());
        return this;
    }

    private static String shown(Object cell) {
        if (cell instanceof Double real) {
            return String.format(Locale.ROOT, "%,.3f", real);
        }
        return cell instanceof Integer || cell instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) cell).longValue())
                : String.valueOf(cell);
    }

    /** The lines, each with its end, for the terminal of this process; where there is none, as wide as they need to be. */
    public String text() {
        return text(Integer.getInteger("spikeway.columns", Integer.MAX_VALUE));
    }

    /** The same for a terminal of that many columns. */
    public String text(int width) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        if (Arrays.stream(widths).sum() + columns * INDENT.length() <= width) {
            rows.forEach(row -> line(text, row, widths));
        } else {
            rows.stream().skip(1).forEach(row -> block(text, row, width));
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            line.append(INDENT).append(i == 0 ? row.get(i) + space : space + row.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private void block(StringBuilder text, List<String> row, int width) {
        wrap(text, INDENT, row.get(0), width);
        for (int i = 1; i < columns; i++) {
            wrap(text, INDENT + INDENT + rows.get(0).get(i) + ": ", row.get(i), width);
        }
    }

    private static void wrap(StringBuilder text, String before, String cell, int width) {
        StringBuilder line = new StringBuilder(before);
        boolean isEmpty = true;
        for (String word : cell.split(" ", -1)) {
            if (!isEmpty && line.length() + 1 + word.length() > width) {
                text.append(line).append('\n');
                line = new StringBuilder(INDENT + INDENT + INDENT);
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        text.append(line).append('\n');
    }
}
