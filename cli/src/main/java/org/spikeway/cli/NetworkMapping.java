package org.spikeway.cli;

import java.io.IOException;
import org.spikeway.chip.Arithmetic;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.ann.ImageDrive;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.program.ProgramBuilder;

/** From a network to a program for a chip: converts and maps. */
final class NetworkMapping {
    private final NetworkSource source;
    private final ChipModel chip;
    private final RunOptions options;
    private final RunSettings settings;

    /** Refuses a precision that the chip does not have. */
    NetworkMapping(NetworkSource source, ChipModel chip, RunOptions options, RunSettings settings) {
        this.source = source;
        this.chip = chip;
        this.options = options;
        this.settings = settings;
        if (options.precision != null && chip.arithmetic() instanceof Arithmetic.IntegerNumbers) {
            throw new RefusedException("--precision " + options.precision + ": chip " + chip.name()
                    + " computes in whole numbers. Leave the option out.");
        }
    }

    /** On the cores that the placer of the run finds; one after the other where none is asked for. */
    ReadyProgram map(RunImages images) throws IOException {
        ReadyProgram ready = sequential(images);
        if (options.placement.placer == null) {
            return ready;
        }
        Placer placer = options.placement.placer("sequential");
        MappedProgram mapped = ready.mapped();
        return ready.as(PlacedProgram.place(mapped, places(images).traffic(mapped), placer, options.placement));
    }

    /** How the calibration images of a run tell where its parts go. */
    PlacedProgram places(RunImages images) {
        return new PlacedProgram(
                () -> ImageStimulus.of(images.calibration, settings, options.seed),
                images.calibration.size(),
                settings);
    }

    /** On cores one after the other. */
    ReadyProgram sequential(RunImages images) throws IOException {
        builder().requireRoom();
        return sequential(images, source.spiking(images, settings, settings.coding()));
    }

    /** The same for a network that is converted already. */
    ReadyProgram sequential(RunImages images, NetworkSource.Spiking spiking) throws IOException {
        SpikingModel network = spiking.network();
        ImageDrive drive = new ImageDrive(network.graph(), images.calibration);
        MappedProgram mapped = new ProgramBuilder(network, chip, settings.precision, drive)
                .cut(options.placement.partition())
                .decompose(options.crossbar.decomposition())
                .build();
        return new ReadyProgram(
                network.graph().name(),
                mapped,
                options.crossbar.record(spiking.settings(), mapped),
                AnnCosts.of(network.graph(), mapped.program()));
    }

    /**
     * What the chip holds before anything is calibrated; thresholds change no limit. Refuses what it cannot hold.
     */
    MappedProgram provisional() {
        return builder().build();
    }

    private ProgramBuilder builder() {
        return new ProgramBuilder(source.provisional(settings, settings.coding()), chip, settings.precision, layer -> 1)
                .cut(options.placement.partition())
                .decompose(options.crossbar.decomposition());
    }
}
