package org.spikeway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway chips validate}: whether a chip file can be used. */
@Command(
        name = "validate",
        description = "Checks a chip file; what is wrong is said in one line with file, line and key (exit code 2).",
        footer = {"", "Example:", "  spikeway chips validate mine.yaml"},
        mixinStandardHelpOptions = true)
final class ChipsValidate implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.yaml", description = "A chip file, or a chip of the catalogue.")
    private String chip = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ChipFile file = new ChipCatalogue().file(chip);
        long assumptions = file.entries().values().stream()
                .filter(line -> line.contains("(assumption: "))
                .count();
        long published = file.entries().values().stream()
                        .filter(line -> line.endsWith(")"))
                        .count()
                - assumptions;
        if (json) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", chip);
            entry.put("name", file.model().name());
            entry.put("valid", true);
            entry.put("published", published);
            entry.put("assumptions", assumptions);
            Json.print(spec, entry);
        } else {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: chip %s is valid: %d published numbers, %d assumptions%n",
                            chip, file.model().name(), published, assumptions);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
