package org.spikeway.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Shape;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the run of a journal took in: its network and chip, and its images or its recording. */
final class JournalInput {
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

    @Option(names = "--data", paramLabel = "IMAGES", description = "The images of a run.")
    private @Nullable Path data;

    @Option(names = "--labels", paramLabel = "F", description = "One label an image: IDX, NPY or text.")
    private @Nullable Path labels;

    @Option(names = "--recording", paramLabel = "RECORDING", description = "The recording of a replay, instead.")
    private @Nullable Path recording;

    @Mixin
    private RecordedInput recorded = new RecordedInput();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the run's files go.")
    Path out;

    /**
     * Opens the images, or the recording as the one image of a run.
     *
     * @param input of the network
     * @param options of the run: a recording brings spikes, and its length where no ticks are given
     */
    ImageSet open(Shape input, RunOptions options, boolean ticksGiven) throws UnreadableException {
        if ((data == null) == (recording == null)) {
            throw new RefusedException((data == null ? "neither --data nor" : "both --data and")
                    + " --recording: a journal is of images or of a recording. Give the one that the run had.");
        }
        if (recording == null) {
            return ImageSets.open(Objects.requireNonNull(data), labels);
        }
        return recorded.open(recording, input, options, ticksGiven);
    }
}
