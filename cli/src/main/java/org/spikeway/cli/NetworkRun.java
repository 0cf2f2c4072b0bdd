package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spikeway.aer.image.ImageSets;
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
        List<String> arguments = new ArrayList<>();
        options.forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        CommandLine line = new CommandLine(chosen);
        line.parseArgs(arguments.toArray(String[]::new));
        NetworkSource source = NetworkSource.open(network, chosen, line);
        return new RunJob(source, ImageSets.open(data, null), chip, chosen, SourceFeed.IMAGES).run();
    }
}
