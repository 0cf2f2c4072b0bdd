package org.spikeway.simulator.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs side by side on one page that needs no other file and no network. */
public final class ComparePage {
    private ComparePage() {}

    /** @param comparison as {@code spikeway compare --json} prints it; {@code docs/report.md} describes it */
    public static void write(Map<String, Object> comparison, Path page) throws IOException {
        String html = new PageTemplate("report.html", List.of("marks.js", "compare.js"))
                .page("Runs side by side", comparison);
        Files.writeString(page, html);
    }
}
