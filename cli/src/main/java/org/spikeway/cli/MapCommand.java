package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.ProgramFile;
import org.spikeway.cli.program.ProgramHeading;
import org.spikeway.mapping.nir.NirReader;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.program.MappedProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway map}: what a network takes of a chip, how far its spikes travel there, and the program as a file. */
@Command(
        name = "map",
        description = "Maps a network onto a chip and says what it takes and how far its spikes travel.",
        footer = {
            "",
            "Example:",
            "  spikeway map resnet20.onnx --calibrate cifar10_train.bin:50 --chip loihi --placer multilevel \\",
            "    --out resnet20.program"
        },
        subcommands = MapShow.class,
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MapCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NET",
            arity = "0..1",
            description = "The trained network: ONNX, or NIR with spiking neurons.")
    private @Nullable Path network;

    @Option(names = "--chip", paramLabel = "NAME|FILE.yaml", description = "The chip.")
    private @Nullable String chipName;

    @Option(
            names = "--out",
            paramLabel = "PROGRAM",
            description = "Write the program to this file, for spikeway run and spikeway map show.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException {
        Path file = given(network, "the network", "NET");
        ChipFile chip = new ChipCatalogue().file(given(chipName, "the chip", "--chip"));
        String calibrate = given(options.calibrate, "images", "--calibrate");
        RunSettings settings = new RunSettings(options);
        if (out != null) {
            ProgramFile.requirePlace(out);
        }
        NetworkSource source = NetworkSource.open(file, options, spec.commandLine());
        RunImages images =
                new RunImages(RunImages.openCalibration(calibrate), options, settings.normalisation, source.input());
        NetworkMapping mapping = new NetworkMapping(source, chip.model(), options, settings);
        ReadyProgram sequential = mapping.sequential(images);
        MappedProgram placed = report(sequential, mapping.places(images));
        if (out != null) {
            new ProgramFile(heading(file, sequential, settings), chip, placed, Files.readAllBytes(file)).write(out);
        }
        return 0;
    }

    private static <T> T given(@Nullable T value, String what, String name) {
        if (value == null) {
            throw new RefusedException("Missing: mapping needs " + what + ". Give " + name + ".");
        }
        return value;
    }

    /** Prints how the chosen placement does beside the plain one, and returns the program there. */
    private MappedProgram report(ReadyProgram sequential, PlacedProgram places) {
        Placer placer = options.placement.placer("multilevel");
        ExpectedTraffic traffic = places.traffic(sequential.mapped());
        long begun = System.nanoTime();
        MappedProgram placed = PlacedProgram.place(sequential.mapped(), traffic, placer, options.placement);
        double seconds = (System.nanoTime() - begun) * 1e-9;
        MapReport report = new MapReport(sequential.network(), placed, seconds);
        report.compare(
                "sequential",
                PlacedProgram.loads(sequential.mapped(), traffic),
                places.cost(sequential.mapped(), sequential.ann()));
        report.compare(placer.name(), PlacedProgram.loads(placed, traffic), places.cost(placed, sequential.ann()));
        if (json) {
            Json.print(spec, report.asMap());
        } else {
            spec.commandLine().getOut().print(report.text());
            if (out != null) {
                spec.commandLine().getOut().println("\nprogram " + out);
            }
            spec.commandLine().getOut().flush();
        }
        return placed;
    }

    private ProgramHeading heading(Path file, ReadyProgram ready, RunSettings settings) throws IOException {
        return new ProgramHeading(
                ready.network(),
                NirReader.reads(file),
                settings.poisson ? "poisson" : "constant",
                options.normalize == null ? "" : options.normalize,
                options.dt,
                ready.settings(),
                ready.ann());
    }
}
