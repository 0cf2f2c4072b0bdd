package org.spikeway.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run takes in, a network with a chip, and where its files go. */
final class RunInput {
    @Option(
            names = "--network",
            required = true,
            paramLabel = "F.onnx|F.nir",
            description = "The trained network: ONNX, or NIR with spiking neurons.")
    Path network;

    @Option(
            names = "--chip",
            completionCandidates = ChipNames.class,
            required = true,
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue (spikeway chips list) or a chip file.")
    String chip;

    @Mixin
    RunFiles files = new RunFiles();
}
