package org.spikeway.cli.aer;

import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway aer}: looks at recordings, converts, cuts, filters and plays them. */
@Command(
        name = "aer",
        description = "Reads recordings of event cameras, of whatever format, and writes them.",
        subcommands = {
            InfoCommand.class,
            ConvertCommand.class,
            CutCommand.class,
            FilterCommand.class,
            StatsCommand.class,
            PlotCommand.class,
            PlayCommand.class,
            ReceiveCommand.class
        },
        footer = {"", "Example:", "  spikeway aer info recording.raw"},
        mixinStandardHelpOptions = true)
public final class AerCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
