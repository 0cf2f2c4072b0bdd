package org.spikeway.cli.aer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.filter.EventFilter;
import org.spikeway.aer.filter.FromZero;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway aer convert}: writes a recording in another format. */
@Command(
        name = "convert",
        description = "Writes a recording in another format.",
        footer = {"", "Example:", "  spikeway aer convert recording.raw recording.aedat4"},
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Subcommand {
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

    @Option(names = "--from-zero", description = "Let time begin at 0 with the first event.")
    private boolean fromZero;

    @Override
    public Integer call() throws IOException {
        List<EventFilter> filters = fromZero ? List.of(new FromZero()) : List.of();
        try (EventStream stream = input.open()) {
            return new Copy(stream, filters, spec.commandLine().getOut(), json)
                    .into(info -> output.create(input.file(), out, info));
        }
    }
}
