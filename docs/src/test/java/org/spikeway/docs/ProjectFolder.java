package org.spikeway.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that holds the whole project, and its texts for people. */
final class ProjectFolder {
    static final Path ROOT =
            Path.of(System.getProperty("spikeway.root", "..")).toAbsolutePath().normalize();

    private ProjectFolder() {}

    /** Every Markdown file at the top level, in {@code docs} and in {@code examples}. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            return Stream.of(top, docs, examples)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !ROOT.relativize(path).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }
}
