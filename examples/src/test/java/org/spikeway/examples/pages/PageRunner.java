package org.spikeway.examples.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.spikeway.cli.Spikeway;
import org.spikeway.examples.pages.MarkdownPage.Block;

/**
 * Does what pages say, block after block, in the folder in which the process was started: that folder is empty when a page
 * begins. One process does all pages, since a process takes longer to start than most commands to run.
 *
 * <p>Arguments: the file to which results go, the folder of reference data, whether to run long blocks, and the pages.
 */
final class PageRunner {
    /** A block of commands that is left out, with the rest of its page, unless long ones were asked for. */
    static final String LONG = "long";

    /** A block of commands that are refused, with exit code 2. */
    static final String REFUSED = "refused";

    private static final String DATA = "$DATA";
    private static final Set<String> PROGRAMS = Set.of("spikeway", "./spikeway");

    private final Path data;
    private final boolean runLong;
    private final List<PageResult> results = new ArrayList<>();

    private PageRunner(Path data, boolean runLong) {
        this.data = data;
        this.runLong = runLong;
    }

    public static void main(String[] arguments) throws IOException {
        PageRunner runner = new PageRunner(Path.of(arguments[1]), Boolean.parseBoolean(arguments[2]));
        for (int i = 3; i < arguments.length; i++) {
            runner.run(MarkdownPage.read(Path.of(arguments[i])));
        }
        PageResult.write(runner.results, Path.of(arguments[0]));
        System.exit(0);
    }

    private void run(MarkdownPage page) throws IOException {
        empty(Path.of("").toAbsolutePath());
        for (Block block : page.blocks()) {
            String why = reasonToStop(block);
            if (!why.isEmpty()) {
                results.add(PageResult.skipped(page.file(), block.line(), why));
                return;
            }
            try {
                run(page, block);
            } catch (Exception e) {
                results.add(PageResult.failed(page.file(), block.line(), e));
            }
        }
    }

    private String reasonToStop(Block block) {
        if (!block.kind().equals("sh")) {
            return "";
        }
        if (block.argument().contains(LONG) && !runLong) {
            return "takes long, give -Dspikeway.pages=all";
        }
        return block.text().contains(DATA) && !Files.isDirectory(data) ? "reference data not found: " + data : "";
    }

    private void run(MarkdownPage page, Block block) throws Exception {
        boolean named = !block.argument().isEmpty();
        switch (block.kind()) {
            case "sh" -> commands(page, block);
            case "java" -> {
                long begun = System.nanoTime();
                JavaSnippet.of(block).run(Path.of("").toAbsolutePath());
                results.add(new PageResult(page.file(), block.line(), 0, 0, millisSince(begun), "java", ""));
            }
            case "yaml", "csv", "json" -> {
                if (named) {
                    Files.writeString(Path.of("").toAbsolutePath().resolve(block.argument()), block.text());
                }
            }
            default -> {
                // Output, a synopsis, a picture: nothing to run.
            }
        }
    }

    private void commands(MarkdownPage page, Block block) {
        int expected = block.argument().contains(REFUSED) ? 2 : 0;
        for (List<String> words : ShellCommands.of(block.text(), Map.of("DATA", data.toString()))) {
            if (!PROGRAMS.contains(words.get(0))) {
                throw new IllegalArgumentException(
                        "'" + words.get(0) + "' is not run here. Mark the block as console.");
            }
            long begun = System.nanoTime();
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            int code = execute(words.subList(1, words.size()), printed);
            results.add(new PageResult(
                    page.file(),
                    block.line(),
                    expected,
                    code,
                    millisSince(begun),
                    String.join(" ", words),
                    printed.toString(StandardCharsets.UTF_8)));
        }
    }

    private static int execute(List<String> arguments, ByteArrayOutputStream printed) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return Spikeway.execute(arguments.toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(folder)) {
                    Files.delete(each);
                }
            }
        }
    }
}
