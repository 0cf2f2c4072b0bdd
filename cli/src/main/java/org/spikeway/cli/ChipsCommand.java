package org.spikeway.cli;

import org.spikeway.chip.ChipCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spikeway chips}: what chips there are. */
@Command(
        name = "chips",
        description = "Shows the chips that Spikeway knows.",
        subcommands = ChipsVerifyCommand.class,
        mixinStandardHelpOptions = true)
final class ChipsCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return list();
    }

    /** Lists the catalogue: a line a chip. */
    @Command(name = "list", description = "Lists the chips by name.", mixinStandardHelpOptions = true)
    int list() {
        ChipCatalogue catalogue = new ChipCatalogue();
        for (String name : catalogue.names()) {
            spec.commandLine()
                    .getOut()
                    .printf("%-12s %s%n", name, catalogue.open(name).title());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
