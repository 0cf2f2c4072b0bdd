package org.spikeway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine.Mixin;
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
            names = "--chip",
            completionCandidates = ChipNames.class,
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue (spikeway chips list) or a chip file.")
    @Nullable
    String chip;

    @Mixin
    RunFiles files = new RunFiles();

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
