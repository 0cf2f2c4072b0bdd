package org.spikeway.simulator.report.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spikeway.aer.UnreadableException;

/**
 * Reads a table of a run row by row: cells with commas, quotes or line ends stand in quotes, and a quote in them is doubled
 * (RFC 4180).
 */
final class CsvTable implements AutoCloseable {
    private final Path file;
    private final Reader reader;
    private final Map<String, Integer> columns = new TreeMap<>();
    private List<String> row = List.of();

    /** Opens a table and reads its line of names. */
    CsvTable(Path file) throws IOException {
        this.file = file;
        try {
            reader = new BufferedReader(Files.newBufferedReader(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableException(file + ": no such file. Give the folder of a finished run.");
        }
        if (next()) {
            for (int i = 0; i < row.size(); i++) {
                columns.put(row.get(i), i);
            }
        }
    }

    /** Moves to the next row, if there is one. */
    boolean next() throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        boolean any = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            any = true;
            if (quoted && c == '"') {
                quoted = false;
                closed = true;
            } else if (c == '"') {
                if (closed) {
                    cell.append('"');
                }
                quoted = true;
            } else if (quoted) {
                cell.append((char) c);
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
                closed = false;
            } else if (c == '\n') {
                break;
            } else if (c != '\r') {
                cell.append((char) c);
            }
        }
        cells.add(cell.toString());
        row = cells;
        return any;
    }

    String text(String column) throws UnreadableException {
        Integer at = columns.get(column);
        if (at == null || at >= row.size()) {
            throw new UnreadableException(file + ": a row has no cell for " + column + ". Run the network again.");
        }
        return row.get(at);
    }

    long whole(String column) throws UnreadableException {
        String text = text(column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UnreadableException(
                    file + ": " + column + " '" + text + "' is not a count. Run the network again.");
        }
    }

    double real(String column) throws UnreadableException {
        String text = text(column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UnreadableException(
                    file + ": " + column + " '" + text + "' is not a number. Run the network again.");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
