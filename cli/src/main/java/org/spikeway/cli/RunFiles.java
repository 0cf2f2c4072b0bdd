package org.spikeway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that every run reads and leaves: its images, their labels, and its folder. */
final class RunFiles {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "IMAGES",
            description = "CIFAR-10 binary, IDX (also .gz), NPY, NPZ, or a folder of class folders.")
    Path data;

    @Option(names = "--labels", paramLabel = "F", description = "One label an image: IDX, NPY or text.")
    @Nullable
    Path labels;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the run's files go.")
    Path out;
}
