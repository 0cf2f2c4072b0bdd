package org.spikeway.cli.aer;

import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.event.EventStream;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway aer filter}: filters and turns a recording. */
@Command(
        name = "filter",
        description = "Filters and turns a recording; says of each filter what it dropped.",
        footer = {
            "",
            "Filters run in the order above.",
            "Example:",
            "  spikeway aer filter in.raw out.es --hot 2k --noise 5ms --downsample 2 --from-zero"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FilterCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write, over one that is there.")
    private Path out = Path.of("");

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--json", description = "Say what was written and dropped as one JSON object.")
    private boolean json;

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Override
    public Integer call() throws IOException {
        try (EventStream stream = input.open()) {
            return new Copy(
                            stream,
                            filters.filters(stream.info()),
                            spec.commandLine().getOut(),
                            json)
                    .into(info -> output.create(input.file(), out, info));
        }
    }
}
