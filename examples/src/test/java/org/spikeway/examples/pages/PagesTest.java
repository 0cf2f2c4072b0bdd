package org.spikeway.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ChildJvm;
import org.spikeway.examples.pages.MarkdownPage.Block;

/**
 * What the pages tell a reader to do is done here, command by command and program by program.
 *
 * <p>The word behind a fence says what becomes of a block: {@code sh} is run, {@code java} compiled and run, {@code yaml
 * far-hops.yaml} written to that file. {@code sh long} runs only with {@code -Dspikeway.pages=all}.
 */
class PagesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("spikeway.root", "..")).toAbsolutePath().normalize();

    /** {@code console}: what the tests of the launcher do, or what people see; {@code text}: synopses and pictures. */
    private static final Set<String> KINDS = Set.of("sh", "java", "yaml", "csv", "json", "console", "text", "python");

    private static final int MOST_MINUTES = 9;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> shouldDoWhatThePageSays() throws Exception {
        List<Path> pages = new ArrayList<>();
        for (Path page : pages()) {
            if (MarkdownPage.read(page).blocks().stream()
                    .anyMatch(block -> Set.of("sh", "java").contains(block.kind()))) {
                pages.add(page);
            }
        }
        List<PageResult> results = run(pages);
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(
                        ROOT.relativize(page).toString(),
                        () -> check(results.stream()
                                .filter(result -> result.page().equals(page))
                                .toList())));
    }

    private List<PageResult> run(List<Path> pages) throws Exception {
        Path results = folder.resolve("results.tsv");
        List<String> arguments = new ArrayList<>();
        arguments.add(results.toString());
        arguments.add(ROOT.resolveSibling("shared").resolve("data").toString());
        arguments.add(String.valueOf("all".equals(System.getProperty("spikeway.pages"))));
        pages.forEach(page -> arguments.add(page.toString()));
        Path log = folder.resolve("log.txt");
        Process process = ChildJvm.of(PageRunner.class, arguments.toArray(String[]::new))
                .directory(Files.createDirectory(folder.resolve("reader")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(results).as(() -> contentOf(log)).exists();
        return PageResult.read(results);
    }

    private static void check(List<PageResult> results) {
        for (PageResult result : results) {
            if (result.ran()) {
                System.out.printf("%6d ms  %s%n", result.millis(), result.where());
                assertThat(result.code())
                        .as(result.where() + "\n" + result.printed())
                        .isEqualTo(result.expected());
                assertThat(result.printed()).as(result.where()).doesNotContain("\tat org.spikeway");
            }
        }
        for (PageResult result : results) {
            if (!result.ran()) {
                System.err.println("SKIPPED from " + result.where() + result.printed());
                abort(result.where() + result.printed());
            }
        }
    }

    @Test
    void shouldSayOfEveryBlockWhatItIs() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            for (Block block : MarkdownPage.read(page).blocks()) {
                boolean hidden = block.kind().equals("text")
                        && block.text().lines().anyMatch(line -> line.startsWith("$ spikeway"));
                if (!KINDS.contains(block.kind()) || hidden) {
                    unknown.add(ROOT.relativize(page) + ":" + block.line() + " " + block.kind());
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** Every page that people read, besides the list of changes. */
    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            return Stream.of(top, docs, examples)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !ROOT.relativize(path).toString().contains("target"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static String contentOf(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
