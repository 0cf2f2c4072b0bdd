package org.spikeway.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--threshold",
            paramLabel = "max|percentile:P",
            defaultValue = "percentile:99.9",
            description = "How thresholds follow from activations (default: ${DEFAULT-VALUE}).")
    String threshold = "";

    @Option(
            names = "--thresholds",
            paramLabel = "F.json",
            description = "Thresholds from a file: a JSON array, one a layer, in layer order.")
    @Nullable
    Path thresholds;

    @Option(
            names = "--reset",
            paramLabel = "soft|hard",
            defaultValue = "soft",
            description = "Subtract the threshold or set zero after a spike (default: ${DEFAULT-VALUE}).")
    String reset = "";

    @Option(
            names = "--v0",
            paramLabel = "0|half",
            defaultValue = "half",
            description = "Initial potential: zero or half the threshold (default: ${DEFAULT-VALUE}).")
    String initial = "";

    @Option(
            names = "--input",
            paramLabel = "constant|poisson",
            defaultValue = "constant",
            description = "Pixels as a constant current or as random spikes (default: ${DEFAULT-VALUE}).")
    String input = "";

    @Option(
            names = "--normalize",
            paramLabel = "MEAN/STD",
            description = "Subtract the mean, divide by the deviation, channel by channel, such as "
                    + "0.485,0.456,0.406/0.229,0.224,0.225.")
    @Nullable
    String normalize;

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
