package org.spikeway.examples.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How one command or program of a page went.
 *
 * @param line of its block
 * @param expected exit code
 * @param code exit code; {@link #SKIPPED} where it was not run
 * @param what the command
 * @param printed what it printed, or why it was not run
 */
record PageResult(Path page, int line, int expected, int code, long millis, String what, String printed) {
    static final int SKIPPED = -1;
    private static final int FAILED = 1;
    private static final String TAB = "\t";

    static PageResult skipped(Path page, int line, String why) {
        return new PageResult(page, line, 0, SKIPPED, 0, "", why);
    }

    static PageResult failed(Path page, int line, Exception why) {
        return new PageResult(page, line, 0, FAILED, 0, "", String.valueOf(why));
    }

    boolean ran() {
        return code != SKIPPED;
    }

    /** Where and what, for people. */
    String where() {
        return page.getFileName() + ":" + line + ": " + what;
    }

    static void write(List<PageResult> results, Path file) throws IOException {
        List<String> lines = results.stream()
                .map(result -> String.join(
                        TAB,
                        result.page.toString(),
                        String.valueOf(result.line),
                        String.valueOf(result.expected),
                        String.valueOf(result.code),
                        String.valueOf(result.millis),
                        escaped(result.what),
                        escaped(result.printed)))
                .toList();
        Files.write(file, lines);
    }

    static List<PageResult> read(Path file) throws IOException {
        List<PageResult> results = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(TAB, -1);
            results.add(new PageResult(
                    Path.of(cells[0]),
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    Long.parseLong(cells[4]),
                    cells[5].translateEscapes(),
                    cells[6].translateEscapes()));
        }
        return results;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
