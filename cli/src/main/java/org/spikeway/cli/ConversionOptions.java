package org.spikeway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user can choose about a conversion: a method by name, and every part of it alone. */
final class ConversionOptions {
    /** From this many calibration images on, the method is best where nothing else is asked for. */
    static final int IMAGES_FOR_BEST = 100;

    @Option(
            names = "--method",
            completionCandidates = MethodNames.class,
            paramLabel = "NAME",
            description = "best, plain, spike-norm, spiking-resnet, shift, light, advanced or full (default: best with "
                    + "--calibrate of at least " + IMAGES_FOR_BEST + " images and no other choice below, else plain).")
    @Nullable
    String method;

    @Option(
            names = "--coding",
            paramLabel = "rate|ttfs",
            defaultValue = "rate",
            description =
                    "What spikes mean: by their number, or by the time of the first, one spike a neuron. With ttfs, "
                            + "--ticks is the window of a layer (default: ${DEFAULT-VALUE}).")
    String coding = "rate";

    @Option(
            names = "--threshold",
            paramLabel = "max|percentile:P|mmse|mmse-channel|spike-norm",
            description = "How thresholds follow from calibration images (default: as the method has it).")
    @Nullable
    String threshold;

    @Option(
            names = "--thresholds",
            paramLabel = "F.json",
            description = "Thresholds from a file: a JSON array, one a layer, in layer order.")
    @Nullable
    Path thresholds;

    @Option(
            names = "--reset",
            paramLabel = "soft|hard",
            description = "Subtract the threshold or set zero after a spike (default: as the method has it).")
    @Nullable
    String reset;

    @Option(
            names = "--v0",
            paramLabel = "0|half|FRACTION",
            description = "Initial potential as a fraction of the threshold (default: as the method has it).")
    @Nullable
    String initial;

    @Option(
            names = "--shift",
            negatable = true,
            description = "Add half a threshold over T ticks to every bias (default: as the method has it).")
    @Nullable
    Boolean shift;

    @Option(
            names = "--compensate",
            negatable = true,
            description = "Search one factor above 1 for all weights (default: as the method has it).")
    @Nullable
    Boolean compensate;

    @Option(
            names = "--correct",
            paramLabel = "LIST",
            description =
                    "Corrections of each layer, in order: weights, rate-weights, bias, potential, channel-potential, "
                            + "separated by commas, or none (default: as the method has it).")
    @Nullable
    String correct;

    @Option(
            names = "--read-from",
            paramLabel = "SHARE",
            description =
                    "Class scores count the ticks behind this share of them, from 0 for all to below 1 (default: as "
                            + "the method has it).")
    @Nullable
    Double readFrom;

    @Option(
            names = "--max-loss",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description =
                    "Warn if more of the held-back calibration images change their class (default: ${DEFAULT-VALUE}).")
    double maxLoss;
}
