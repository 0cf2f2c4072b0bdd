package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.CoreView;
import org.spikeway.cli.program.ProgramFile;
import org.spikeway.cli.program.Sizing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway map show}: what a program, or one of its cores, holds. */
@Command(
        name = "show",
        description = "Shows what a program holds, layer by layer, or what one core of it holds.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MapShow implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROGRAM", description = "A file that spikeway map has written.")
    private Path program = Path.of("");

    @Option(names = "--core", paramLabel = "N", description = "Show this core.")
    private @Nullable Integer core;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ProgramFile file = ProgramFile.read(program);
        if (core == null) {
            Sizing sizing = Sizing.of(file.heading().network(), file.mapped());
            print(sizing, sizing.text());
            return 0;
        }
        int wanted = core;
        CoreView view = CoreView.of(file, wanted)
                .orElseThrow(() -> new RefusedException("core " + wanted + " of " + program.getFileName()
                        + " holds nothing. Choose one of the "
                        + file.mapped().coresUsed() + " cores in use, such as "
                        + file.mapped().program().cores()[0] + "."));
        print(view, view.text());
        return 0;
    }

    private void print(Object view, String text) {
        if (json) {
            Json.print(spec, view);
        } else {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
    }
}
