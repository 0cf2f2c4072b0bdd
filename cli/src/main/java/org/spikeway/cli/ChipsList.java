package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeway chips list}: the catalogue, a line a chip. */
@Command(
        name = "list",
        description = "Lists the chips of the catalogue.",
        footer = {"", "Example:", "  spikeway chips list --json"},
        mixinStandardHelpOptions = true)
final class ChipsList implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ChipCatalogue catalogue = new ChipCatalogue();
        List<ChipModel> chips = catalogue.names().stream().map(catalogue::open).toList();
        if (json) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (ChipModel chip : chips) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("name", chip.name());
                entry.put("title", chip.title());
                entries.add(entry);
            }
            Json.print(spec, entries);
        } else {
            chips.forEach(chip -> spec.commandLine().getOut().printf("%-14s %s%n", chip.name(), chip.title()));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
