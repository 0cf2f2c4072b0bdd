package org.spikeway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code spikeway run} takes in, a network with a chip or a program of both, and where its files go. */
final class RunTarget {
    @Parameters(
            paramLabel = "PROGRAM",
            arity = "0..1",
            description = "A program that spikeway map has written, instead of --network and --chip.")
    @Nullable
    Path program;

    @Option(
            names = "--network",
            paramLabel = "F.onnx|F.nir",
            description = "The trained network: ONNX, or NIR with spiking neurons.")
    @Nullable
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
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue (spikeway chips list) or a chip file.")
    @Nullable
    String chip;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the run's files go.")
    Path out;

    Path network() {
        if (network == null) {
            throw new RefusedException(
                    "Missing required option: '--network=F.onnx|F.nir'. Give it, or a program file.");
        }
        return network;
    }

    String chip() {
        if (chip == null) {
            throw new RefusedException("Missing required option: '--chip=NAME|FILE.yaml'. Give it, or a program file.");
        }
        return chip;
    }
}
