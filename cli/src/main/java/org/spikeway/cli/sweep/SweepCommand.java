package org.spikeway.cli.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway sweep}: a run for each combination of options, and one table of them all. */
@Command(
        name = "sweep",
        description = "Runs every combination of the options in a file, and tables what each came to.",
        footer = {
            "",
            "FILE.yaml holds options of spikeway run without their dashes; a list is swept:",
            "  network: resnet20.onnx",
            "  data: test_batch.bin",
            "  chip: [ideal, loihi]",
            "  ticks: [32, 64]",
            "",
            "Example:",
            "  spikeway sweep sweep.yaml --out sweep1",
            "The same command goes on where a sweep was stopped."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SweepCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.yaml", description = "Options of spikeway run; a list is swept.")
    private Path file = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where tables and points go.")
    private Path out = Path.of("");

    @Option(names = "--jobs", paramLabel = "N", description = "Points at a time (default: one a processor).")
    private @Nullable Integer jobs;

    @Override
    public Integer call() throws IOException {
        int atATime = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (atATime < 1) {
            throw new RefusedException("--jobs " + atATime + " is below 1. Give a number of points.");
        }
        SweepPlan plan = new SweepPlan(SweepFile.read(file));
        List<SweepPoint> points = plan.points();
        Path folders = out.resolve("points");
        Files.createDirectories(folders);
        try (FileChannel channel =
                FileChannel.open(out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            SweepRuns runs = new SweepRuns(folders, spec.commandLine().getOut());
            List<SweepResult> results = runs.run(points, atATime);
            new SweepReport(plan.keys(), points, results).write(out);
            long failed =
                    results.stream().filter(result -> result.reason() != null).count();
            spec.commandLine().getOut().printf("%d points, %d failed; tables in %s%n", points.size(), failed, out);
            spec.commandLine().getOut().flush();
            return failed == points.size() ? 2 : 0;
        }
    }

    /** Until the channel is closed: two sweeps in one folder would take each other's drafts away. */
    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this JVM holds it.
        }
        throw new RefusedException(
                "output folder " + out + ": another sweep is at work there. Wait, or choose another --out.");
    }
}
