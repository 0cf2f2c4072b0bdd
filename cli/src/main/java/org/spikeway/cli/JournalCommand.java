package org.spikeway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway journal}: reads back what {@code run --journal} recorded. */
@Command(
        name = "journal",
        description = "Shows, replays and compares the spike journals that run --journal records.",
        subcommands = {JournalShowCommand.class, JournalReplayCommand.class, JournalDiffCommand.class},
        footer = {"", "Example:", "  spikeway journal show spikes --sample 0"},
        mixinStandardHelpOptions = true)
public final class JournalCommand implements Subcommand {
    /** The exit code of a comparison that found a difference. */
    static final int DIFFERENT = 3;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
