package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.ann.ImageDrive;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.program.ProgramBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway map}: what a network takes of a chip, and how far its spikes travel there. */
@Command(
        name = "map",
        description = "Maps a network onto a chip and says what it takes and how far its spikes travel.",
        footer = {
            "",
            "Example:",
            "  spikeway map resnet20.onnx --calibrate cifar10_train.bin:50 --chip loihi --placer multilevel"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MapCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NET", description = "The network: ONNX, or NIR with spiking neurons.")
    private Path network = Path.of("");

    @Option(names = "--chip", required = true, paramLabel = "NAME|FILE.yaml", description = "The chip.")
    private String chipName = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException {
        String calibrate = options.calibrate;
        if (calibrate == null) {
            throw new RefusedException("mapping needs images. Give some with --calibrate.");
        }
        RunSettings settings = new RunSettings(options);
        ChipModel chip = new ChipCatalogue().file(chipName).model();
        NetworkSource source = NetworkSource.open(network, options, spec.commandLine());
        ImageSet images = RunImages.openCalibration(calibrate);
        RunImages prepared = new RunImages(images, options, settings.normalisation, source.input());
        SpikingModel spiking =
                source.spiking(prepared, settings, settings.coding()).network();
        ImageDrive drive = new ImageDrive(spiking.graph(), prepared.calibration);
        MappedProgram sequential =
                options.crossbar.map(new ProgramBuilder(spiking, chip, settings.precision, drive), new HashMap<>());
        PlacedProgram places = new PlacedProgram(
                () -> new ImageStimulus(prepared.calibration, RunJob.encoder(prepared.calibration, settings, options)),
                prepared.calibration.size(),
                settings);
        ExpectedTraffic traffic = places.traffic(sequential);
        Placer placer = options.placement.placer("multilevel");
        long begun = System.nanoTime();
        MappedProgram placed = PlacedProgram.place(sequential, traffic, placer, options.placement);
        double seconds = (System.nanoTime() - begun) * 1e-9;
        MapReport report = new MapReport(spiking.graph().name(), placed, seconds);
        report.compare(
                "sequential",
                PlacedProgram.loads(sequential, traffic),
                places.cost(sequential, AnnCosts.of(spiking.graph(), sequential.program())));
        report.compare(
                placer.name(),
                PlacedProgram.loads(placed, traffic),
                places.cost(placed, AnnCosts.of(spiking.graph(), placed.program())));
        if (json) {
            Json.print(spec, report.asMap());
        } else {
            spec.commandLine().getOut().print(report.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
