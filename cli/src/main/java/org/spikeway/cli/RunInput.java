package org.spikeway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run takes in and where its files go. */
final class RunInput {
    @Option(
            names = "--network",
            required = true,
            paramLabel = "F.onnx|F.nir",
            description = "The trained network: ONNX, or NIR with spiking neurons.")
    Path network;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "IMAGES",
            description = "CIFAR-10 binary, IDX (also .gz), NPY, NPZ, or a folder of class folders.")
    Path data;

    @Option(names = "--labels", paramLabel = "F", description = "One label an image: IDX, NPY or text.")
    @Nullable
    Path labels;

    @Option(
            names = "--chip",
            required = true,
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue (spikeway chips list) or a chip file.")
    String chip;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the run's files go.")
    Path out;
}
