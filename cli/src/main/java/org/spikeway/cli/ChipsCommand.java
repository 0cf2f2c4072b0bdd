package org.spikeway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway chips}: what chips there are, and what is in a chip file. */
@Command(
        name = "chips",
        description = "Shows, checks and compares chips.",
        subcommands = {
            ChipsList.class,
            ChipsShow.class,
            ChipsValidate.class,
            ChipsDiff.class,
            ChipsVerifyCommand.class,
            ChipsPowerCommand.class
        },
        footer = {"", "Example:", "  spikeway chips show loihi"},
        mixinStandardHelpOptions = true)
final class ChipsCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new CommandLine(new ChipsList())
                .setOut(spec.commandLine().getOut())
                .execute();
    }
}
