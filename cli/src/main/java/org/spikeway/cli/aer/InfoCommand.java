package org.spikeway.cli.aer;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStatistics;
import org.spikeway.aer.event.EventStream;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeway aer info}: what a recording is, and what is wrong with it. */
@Command(
        name = "info",
        description = "Reads a whole recording and prints its format, sensor, counts, times, sums and anomalies.",
        footer = {"", "Example:", "  spikeway aer info recording.raw --json"},
        mixinStandardHelpOptions = true)
final class InfoCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Prints what was there before a damage too, and then refuses. */
    @Override
    public Integer call() throws UnreadableException {
        EventStatistics statistics = new EventStatistics();
        try (EventStream stream = input.open()) {
            UnreadableException damage = readAll(stream, statistics);
            RecordingReport report = new RecordingReport(input.file(), stream, statistics, input.time(), damage);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? report.toJson() : report.toText());
            out.flush();
            if (damage != null) {
                throw damage;
            }
        }
        return 0;
    }

    private static @Nullable UnreadableException readAll(EventStream stream, EventStatistics statistics) {
        EventBatch batch = EventBatch.standard();
        try {
            while (stream.read(batch)) {
                statistics.add(batch);
            }
            return null;
        } catch (UnreadableException damage) {
            return damage;
        }
    }
}
