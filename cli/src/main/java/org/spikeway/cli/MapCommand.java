package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.ProgramFile;
import org.spikeway.cli.program.ProgramHeading;
import org.spikeway.cli.program.Sizing;
import org.spikeway.mapping.nir.NirReader;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.place.SpikeCounts;
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
            "Examples:",
            "  spikeway map resnet20.onnx --chip loihi",
            "  spikeway map resnet20.onnx --chip loihi --fit",
            "  spikeway map resnet20.onnx --compare loihi,loihi2,spinnaker",
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

    @Option(names = "--fit", description = "Search the smallest chips of that kind that hold the network.")
    private boolean fit;

    @Option(
            names = "--compare",
            split = ",",
            paramLabel = "CHIP",
            description = "Put the network on these chips, side by side.")
    private List<String> compared = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException {
        Path file = given(network, "the network", "NET");
        RunSettings settings = new RunSettings(options);
        if (!compared.isEmpty()) {
            compare(file, settings);
            return 0;
        }
        ChipFile chip = new ChipCatalogue().file(given(chipName, "the chip", "--chip"));
        if (out != null) {
            given(options.calibrate, "images for a program", "--calibrate");
            ProgramFile.requirePlace(out);
        }
        NetworkSource source = NetworkSource.open(file, options, spec.commandLine());
        NetworkMapping mapping = new NetworkMapping(source, chip.model(), options, settings);
        if (fit) {
            fit(file, source, chip.model(), settings);
        } else if (options.calibrate == null) {
            MappedProgram provisional = mapping.provisional();
            Sizing sizing = Sizing.of(name(file), provisional);
            RunHeap heap = RunHeap.of(provisional, settings.workers);
            print(
                    Map.of("sizing", sizing, "heap", heap),
                    sizing.text() + "\n" + heap.text() + "  traffic, energy and time take images: --calibrate\n");
        } else {
            map(file, chip, mapping, images(source, settings), settings);
        }
        return 0;
    }

    private RunImages images(NetworkSource source, RunSettings settings) throws IOException {
        return new RunImages(
                RunImages.openCalibration(given(options.calibrate, "images", "--calibrate")),
                options,
                settings.normalisation,
                source.input());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static <T> T given(@Nullable T value, String what, String name) {
        if (value == null) {
            throw new RefusedException("Missing: mapping needs " + what + ". Give " + name + ".");
        }
        return value;
    }

    private void fit(Path file, NetworkSource source, ChipModel chip, RunSettings settings) {
        List<ChipFit.Fit> fits =
                new ChipFit(chip, sized -> new NetworkMapping(source, sized, options, settings).provisional()).fits();
        print(fits, ChipFit.text(name(file), chip.name(), fits));
    }

    private void compare(Path file, RunSettings settings) throws IOException {
        if (fit || out != null || chipName != null) {
            throw new RefusedException("--compare names chips of its own and writes no program. Leave out "
                    + (fit ? "--fit" : out != null ? "--out" : "--chip") + ".");
        }
        List<ChipModel> chips = compared.stream().map(new ChipCatalogue()::open).toList();
        NetworkSource source = NetworkSource.open(file, options, spec.commandLine());
        List<ChipComparison.Row> rows = new ChipComparison(
                        source, options, settings, options.calibrate == null ? null : images(source, settings))
                .rows(chips);
        print(rows, ChipComparison.text(rows));
    }

    /** Prints how the chosen placement does beside the plain one, and writes the program there where that is asked for. */
    private void map(Path file, ChipFile chip, NetworkMapping mapping, RunImages images, RunSettings settings)
            throws IOException {
        ReadyProgram sequential = mapping.sequential(images);
        PlacedProgram places = mapping.places(images);
        Placer placer = options.placement.placer("multilevel");
        SpikeCounts spikes = places.spikes(sequential.mapped());
        ExpectedTraffic traffic = PlacedProgram.traffic(sequential.mapped(), spikes);
        long begun = System.nanoTime();
        MappedProgram placed = PlacedProgram.place(sequential.mapped(), traffic, placer, options.placement);
        double seconds = (System.nanoTime() - begun) * 1e-9;
        MapReport report = new MapReport(
                Sizing.of(sequential.network(), placed),
                RunHeap.of(placed, settings.workers),
                places.warnings(placed, spikes),
                seconds);
        report.compare(
                "sequential",
                PlacedProgram.loads(sequential.mapped(), traffic),
                places.cost(sequential.mapped(), sequential.ann()));
        if (!placer.name().equals("sequential")) {
            report.compare(placer.name(), PlacedProgram.loads(placed, traffic), places.cost(placed, sequential.ann()));
        }
        if (out != null) {
            new ProgramFile(heading(file, sequential, settings), chip, placed, Files.readAllBytes(file)).write(out);
        }
        Map<String, Object> value = report.asMap();
        value.put("crossbars", placed.fits());
        String text = report.text() + CrossbarOptions.text(placed);
        print(value, out == null ? text : text + "\nprogram " + out + "\n");
    }

    private void print(Object value, String text) {
        if (json) {
            Json.print(spec, value);
        } else {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
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
