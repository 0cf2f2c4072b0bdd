package org.spikeway.cli.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.Subcommand;
import org.spikeway.simulator.report.page.ComparePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code spikeway compare}: finished runs side by side. */
@Command(
        name = "compare",
        description = "Puts finished runs side by side, marks the best, and compares them at equal spikes.",
        footer = {"", "Example:", "  spikeway compare run1 run2 --at 89 --out compare.html"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CompareCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", arity = "1..*", description = "Folders of runs (--out of spikeway run).")
    private List<Path> folders = List.of();

    @Option(
            names = "--at",
            paramLabel = "PERCENT",
            description = "Also tell the ticks to this accuracy, the first mark that reaches it.")
    private @Nullable Double at;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE.html", description = "Also write a page.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (at != null && !(at > 0 && at <= 100)) {
            throw new RefusedException("--at " + at + " is no percentage of right answers. Give one from 0 to 100.");
        }
        List<ComparedRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(ComparedRun.read(folder));
        }
        Comparison comparison = new Comparison(runs, at == null ? Double.NaN : at / 100);
        if (out != null) {
            ComparePage.write(comparison.asMap(), out);
        }
        String text = json
                ? JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(comparison.asMap())
                        + "\n"
                : comparison.text();
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
