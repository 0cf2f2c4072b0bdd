package org.spikeway.examples.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the project and its fenced blocks. */
record MarkdownPage(Path file, List<Block> blocks) {
    private static final String FENCE = "```";

    /**
     * What stands between two fences.
     *
     * @param line of the first fence, from 1
     * @param kind first word behind it, such as {@code sh}; empty where there is none
     * @param argument the rest, such as the name of a file; may be empty
     */
    record Block(int line, String kind, String argument, String text) {}

    static MarkdownPage read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            int begin = i;
            do {
                i++;
            } while (i < lines.size() && !lines.get(i).startsWith(FENCE));
            if (i == lines.size()) {
                throw new IllegalStateException(file + ":" + (begin + 1) + ": the block has no end");
            }
            String[] info = lines.get(begin).substring(FENCE.length()).strip().split("\\s+", 2);
            String text = String.join("\n", lines.subList(begin + 1, i)) + "\n";
            blocks.add(new Block(begin + 1, info[0], info.length > 1 ? info[1] : "", text));
        }
        return new MarkdownPage(file, List.copyOf(blocks));
    }
}
