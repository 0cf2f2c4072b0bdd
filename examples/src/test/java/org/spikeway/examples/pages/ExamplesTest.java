package org.spikeway.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.examples.pages.MarkdownPage.Block;

/** Every example is one command and one page, and the command does what the page says; {@link PagesTest} does it. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("spikeway.root", ".."), "examples")
            .toAbsolutePath()
            .normalize();
    private static final int MOST_LINES_OF_JAVA = 39;

    static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.filter(folder -> Files.exists(folder.resolve("run.sh")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldListSixExamplesOrMore() throws IOException {
        String list = Files.readString(EXAMPLES.resolve("README.md"));
        assertThat(folders()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(folder -> {
            String name = folder.getFileName().toString();
            assertThat(list).contains("(" + name + "/README.md)", "`examples/" + name + "/run.sh`");
        });
    }

    @ParameterizedTest
    @MethodSource("folders")
    void shouldDoWhatItsPageSays(Path folder) throws Exception {
        Path script = folder.resolve("run.sh");
        String text = Files.readString(script);
        assertThat(Files.isExecutable(script)).isTrue();
        for (Block block : MarkdownPage.read(folder.resolve("README.md")).blocks()) {
            switch (block.kind()) {
                case "sh" -> assertThat(text).contains("\n" + block.text());
                case "yaml" -> {
                    assertThat(folder.resolve(block.argument())).hasContent(block.text());
                    assertThat(text).contains("cp \"$here/" + block.argument() + "\" .\n");
                }
                case "java" -> {
                    assertThat(folder.resolve(block.argument())).hasContent(block.text());
                    assertThat(block.text().lines().count()).isLessThanOrEqualTo(MOST_LINES_OF_JAVA);
                    assertThat(text).contains("\"$here/" + block.argument() + "\"");
                }
                default -> assertThat(block.text()).isEqualTo("$ examples/" + folder.getFileName() + "/run.sh\n");
            }
        }
        Process bash = new ProcessBuilder("bash", "-n", script.toString()).start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
    }
}
