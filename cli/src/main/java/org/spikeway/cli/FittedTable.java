package org.spikeway.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for the terminal, as wide as its cells need. Where the terminal is narrower, every row becomes a block: its first cell,
 * and below it a line for each other one, wrapped between words.
 */
public final class FittedTable {
    private static final String GAP = "  ";

    private final List<String> columns;
    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param textColumns the first columns, which hold text and stand to the left; numbers stand to the right */
    public FittedTable(int textColumns, String... columns) {
        this.textColumns = textColumns;
        this.columns = List.of(columns);
    }

    /** One cell a column. */
    public void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    /** The table for the terminal of this process; where there is none, as wide as it needs to be. */
    public String text() {
        return text(Integer.getInteger("spikeway.columns", Integer.MAX_VALUE));
    }

    String text(int width) {
        int[] widths = new int[columns.size()];
        int whole = 0;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
            whole += GAP.length() + widths[i];
        }
        StringBuilder text = new StringBuilder();
        if (whole <= width) {
            line(text, columns, widths);
            rows.forEach(row -> line(text, row, widths));
        } else {
            rows.forEach(row -> block(text, row, width));
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(GAP).append(i < textColumns ? cells.get(i) + blanks : blanks + cells.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private void block(StringBuilder text, List<String> row, int width) {
        wrap(text, GAP, GAP, row.get(0), width);
        for (int i = 1; i < row.size(); i++) {
            wrap(text, GAP + GAP + columns.get(i) + ": ", GAP + GAP + GAP, row.get(i), width);
        }
    }

    private static void wrap(StringBuilder text, String first, String further, String cell, int width) {
        StringBuilder line = new StringBuilder(first);
        boolean isEmpty = true;
        for (String word : cell.split(" ", -1)) {
            if (!isEmpty && line.length() + 1 + word.length() > width) {
                text.append(line).append('\n');
                line = new StringBuilder(further);
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        text.append(line).append('\n');
    }
}
