package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway chips diff}: the keys in which two chips differ. */
@Command(
        name = "diff",
        description = "Prints the keys in which two chips differ, with both values.",
        footer = {"", "Example:", "  spikeway chips diff loihi loihi-board"},
        mixinStandardHelpOptions = true)
final class ChipsDiff implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A chip of the catalogue or a chip file.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String second = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ChipCatalogue catalogue = new ChipCatalogue();
        ChipFile a = catalogue.file(first);
        ChipFile b = catalogue.file(second);
        Set<String> keys = new LinkedHashSet<>(a.entries().keySet());
        keys.addAll(b.entries().keySet());
        List<Map<String, Object>> differences = new ArrayList<>();
        for (String key : keys) {
            String here = a.entries().getOrDefault(key, "absent");
            String there = b.entries().getOrDefault(key, "absent");
            if (!here.equals(there)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("key", key);
                entry.put("a", here);
                entry.put("b", there);
                differences.add(entry);
            }
        }
        print(differences);
        return 0;
    }

    private void print(List<Map<String, Object>> differences) {
        if (json) {
            Json.print(spec, differences);
            return;
        }
        if (differences.isEmpty()) {
            spec.commandLine().getOut().println("the chips do not differ");
        }
        for (Map<String, Object> each : differences) {
            spec.commandLine().getOut().printf("%s%n  - %s%n  + %s%n", each.get("key"), each.get("a"), each.get("b"));
        }
        spec.commandLine().getOut().flush();
    }
}
