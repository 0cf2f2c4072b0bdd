package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.spikeway.aer.journal.JournalComparison;
import org.spikeway.aer.journal.SpikeJournalReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway journal diff}: the first spike in which two runs differ. */
@Command(
        name = "diff",
        description = "Names the first tick and neuron in which two runs differ. Exit code 0: same, 3: different.",
        footer = {"", "Example:", "  spikeway journal diff spikes spikes-again"},
        mixinStandardHelpOptions = true)
final class JournalDiffCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A journal.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Another journal.")
    private Path second = Path.of("");

    @Override
    public Integer call() throws IOException {
        JournalComparison comparison =
                JournalComparison.of(SpikeJournalReader.open(first), SpikeJournalReader.open(second));
        PrintWriter out = spec.commandLine().getOut();
        out.println(JournalWords.of(comparison, first.toString(), second.toString()));
        out.flush();
        return comparison.same() ? 0 : JournalCommand.DIFFERENT;
    }
}
