package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.simulator.report.page.ReportPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway report}: the page of a finished run, made again from its files. */
@Command(
        name = "report",
        description = "Makes report.html of a finished run again from its files.",
        footer = {"", "Example:", "  spikeway report run1 --out run1.html"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReportCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "The folder of a run (--out of spikeway run).")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Where the page goes (default: RUN_DIR/report.html).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path page = out == null ? folder.resolve(ReportPage.NAME) : out;
        ReportPage.write(folder, page);
        spec.commandLine().getOut().println("page  " + page);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
