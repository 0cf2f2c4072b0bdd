package org.spikeway.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user can choose about a run, as written on the command line. */
final class RunOptions {
    @Option(
            names = "--ticks",
            split = ",",
            paramLabel = "T",
            defaultValue = "128",
            description =
                    "Ticks at which accuracy is read; the last is the length of a run (default: ${DEFAULT-VALUE}).")
    List<Integer> ticks = List.of();

    @Option(
            names = "--calibrate",
            paramLabel = "IMAGES[:COUNT]",
            description = "Images from which thresholds are taken, the first COUNT (default: 1000 or all; without this "
                    + "option the data themselves).")
    @Nullable
    String calibrate;

    @Mixin
    ConversionOptions conversion = new ConversionOptions();

    @Mixin
    PlacerOptions placement = new PlacerOptions();

    @Mixin
    CrossbarOptions crossbar = new CrossbarOptions();

    @Option(
            names = "--input",
            paramLabel = "constant|poisson",
            description =
                    "Pixels as a constant current or as random spikes (default: constant; poisson for spike-norm).")
    @Nullable
    String input;

    @Option(
            names = "--normalize",
            paramLabel = "MEAN/STD",
            description = "Subtract the mean, divide by the deviation, channel by channel, such as "
                    + "0.485,0.456,0.406/0.229,0.224,0.225.")
    @Nullable
    String normalize;

    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            defaultValue = "1e-4",
            description = "Time of a tick for the time constants and delays of a NIR file (default: ${DEFAULT-VALUE}).")
    String dt = "";

    @Option(
            names = "--precision",
            paramLabel = "float|double",
            description = "Real numbers of chips that compute in them (default: float).")
    @Nullable
    String precision;

    @Option(names = "--samples", paramLabel = "N", description = "Run only the first N images.")
    @Nullable
    Integer samples;

    @Option(names = "--workers", paramLabel = "N", description = "Threads (default: one a processor).")
    @Nullable
    Integer workers;

    @Option(
            names = "--parallel",
            paramLabel = "images|cores",
            description = "What threads share out: images, each on a chip of its own, or the cores of one chip "
                    + "(default: images where there are enough and no journal is kept).")
    @Nullable
    String parallel;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "12345",
            description = "Seed of random input, 0 to 65535 (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--journal", paramLabel = "DIR", description = "Record every spike of the run in a new folder.")
    @Nullable
    Path journal;
}
