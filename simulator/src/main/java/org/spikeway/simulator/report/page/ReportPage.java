package org.spikeway.simulator.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.chip.RefusedException;

/**
 * {@code report.html}: everything about a finished run on one page that needs no other file and no network. It is made from
 * the files of the run alone, so it can be made again.
 */
public final class ReportPage {
    public static final String NAME = "report.html";

    private ReportPage() {}

    /**
     * Writes the page of a run.
     *
     * @param folder of the finished run
     * @throws org.spikeway.aer.UnreadableException if a file of the run is missing or damaged
     */
    public static void write(Path folder, Path page) throws IOException {
        RunData data = RunData.read(folder);
        String html = new PageTemplate("report.html", List.of("marks.js", "charts.js", "chip.js", "report.js"))
                .page(data.title(), data.tree());
        if (Files.isDirectory(page)) {
            throw new RefusedException("output " + page + " is a folder. Name a file.");
        }
        Files.writeString(page, html);
    }
}
