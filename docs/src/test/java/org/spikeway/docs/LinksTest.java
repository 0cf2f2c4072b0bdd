package org.spikeway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the links between pages, and from pages to files, alive. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    static List<Path> pages() throws IOException {
        return ProjectFolder.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldPointToExistingFiles(Path page) throws IOException {
        List<String> dead = targets(Files.readString(page))
                .filter(target -> !Files.exists(page.resolveSibling(target)))
                .toList();

        assertThat(dead)
                .as("dead links in %s", ProjectFolder.ROOT.relativize(page))
                .isEmpty();
    }

    @Test
    void shouldReachEveryGuideFromTheReadme() throws IOException {
        List<Path> linked = targets(Files.readString(ProjectFolder.ROOT.resolve("README.md")))
                .map(target -> ProjectFolder.ROOT.resolve(target).normalize())
                .toList();
        try (Stream<Path> guides = Files.list(ProjectFolder.ROOT.resolve("docs"))) {
            assertThat(linked)
                    .containsAll(guides.filter(path -> path.toString().endsWith(".md"))
                            .toList());
        }
    }

    /** The files that a page links to, without anchors; links to other sites are not looked at. */
    private static Stream<String> targets(String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .map(target -> target.replaceFirst("#.*", ""))
                .filter(target -> !target.isEmpty())
                .map(target -> URLDecoder.decode(target, StandardCharsets.UTF_8));
    }
}
