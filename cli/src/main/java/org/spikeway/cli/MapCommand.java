package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.ProgramFile;
import org.spikeway.cli.program.ProgramHeading;
import org.spikeway.mapping.nir.NirReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway map}: a network and a chip in, a program file out. */
@Command(
        name = "map",
        description = "Maps a network onto a chip and writes the program, for spikeway run.",
        footer = {
            "",
            "Example:",
            "  spikeway map resnet20.onnx --calibrate cifar10_train.bin:1000 --chip loihi --out resnet20.program"
        },
        subcommands = MapShow.class,
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MapCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NET", description = "The trained network: ONNX, or NIR with spiking neurons.")
    private Path network = Path.of("");

    @Option(names = "--chip", required = true, paramLabel = "NAME|FILE.yaml", description = "The chip.")
    private String chip = "";

    @Option(names = "--out", required = true, paramLabel = "PROGRAM", description = "The program file to write.")
    private Path out = Path.of("");

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException {
        if (options.calibrate == null) {
            throw new RefusedException("mapping needs images. Give some with --calibrate.");
        }
        RunSettings settings = new RunSettings(options);
        ChipFile chipFile = new ChipCatalogue().file(chip);
        NetworkSource source = NetworkSource.open(network, options, spec.commandLine());
        RunImages images = new RunImages(
                RunImages.openCalibration(options.calibrate), options, settings.normalisation, source.input());
        ReadyProgram ready = new NetworkMapping(source, chipFile.model(), options, settings).map(images);
        ProgramHeading heading = new ProgramHeading(
                ready.network(),
                NirReader.reads(network),
                settings.poisson ? "poisson" : "constant",
                options.normalize == null ? "" : options.normalize,
                options.dt,
                ready.settings(),
                ready.ann());
        new ProgramFile(heading, chipFile, ready.mapped(), Files.readAllBytes(network)).write(out);
        spec.commandLine()
                .getOut()
                .println(ready.network() + " on " + chipFile.model().name() + ": "
                        + ready.mapped().coresUsed() + " cores on "
                        + ready.mapped().chipsUsed()
                        + " chips, written to " + out);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
