package org.spikeway.cli;

import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway chips show}: the complete file of a chip, what it inherits written out. */
@Command(
        name = "show",
        description = "Prints the complete file of a chip, with what it inherits and the source of every number.",
        footer = {"", "Example:", "  spikeway chips show truenorth"},
        mixinStandardHelpOptions = true)
final class ChipsShow implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|FILE.yaml", description = "A chip of the catalogue or a chip file.")
    private String chip = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ChipFile file = new ChipCatalogue().file(chip);
        if (json) {
            Json.print(spec, file.tree());
        } else {
            spec.commandLine().getOut().print(file.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
