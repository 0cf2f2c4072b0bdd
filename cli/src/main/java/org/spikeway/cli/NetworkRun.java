package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.report.FinishedRun;
import picocli.CommandLine;

/** A run of a network on images as {@code spikeway run} does it, for other commands; it writes no files. */
public final class NetworkRun {
    private NetworkRun() {}

    /**
     * Runs a network on all images.
     *
     * @param chip a chip of the catalogue, or a chip file
     * @param options as on the command line of {@code spikeway run}, such as {@code --ticks} and 128
     * @throws org.spikeway.aer.UnreadableException if a file is no such thing
     * @throws org.spikeway.chip.RefusedException if the chip cannot run the network, or an option is refused
     */
    public static FinishedRun run(Path network, Path data, String chip, Map<String, String> options)
            throws IOException {
        RunOptions chosen = new RunOptions();
        NetworkSource source = NetworkSource.open(network, chosen, parsed(chosen, options));
        return new RunJob(source, ImageSets.open(data, null), chip, chosen, SourceFeed.IMAGES).run();
    }

    /** What such a run presents, to each worker its own. */
    public static Supplier<Stimulus> stimuli(Path network, Path data, Map<String, String> options) throws IOException {
        RunOptions chosen = new RunOptions();
        NetworkSource source = NetworkSource.open(network, chosen, parsed(chosen, options));
        RunSettings settings = new RunSettings(chosen);
        RunImages images = new RunImages(ImageSets.open(data, null), chosen, settings.normalisation, source.input());
        return () -> ImageStimulus.of(images.data, settings, chosen.seed);
    }

    private static CommandLine parsed(RunOptions chosen, Map<String, String> options) {
        List<String> arguments = new ArrayList<>();
        options.forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        CommandLine line = new CommandLine(chosen);
        line.parseArgs(arguments.toArray(String[]::new));
        return line;
    }
}
