package org.spikeway.simulator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.noc.ChipTimes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has come to between two of its samples, as a file. Every sample begins anew, so this is all that a run needs
 * to go on to the same result bit for bit.
 *
 * @param format {@link #FORMAT}
 * @param run what identifies the run: the checkpoint of one must not go on as another
 * @param result of the samples so far
 * @param times of the chip so far
 */
public record RunCheckpoint(String format, String run, RunResult result, ChipTimes times) {
    /** The file in the folder of the run. */
    public static final String FILE = "checkpoint.json";

    private static final String FORMAT = "spikeway-checkpoint-1";
    private static final long MOST_BYTES = 1L << 30;

    public RunCheckpoint(String run, RunResult result, ChipTimes times) {
        this(FORMAT, run, result, times);
    }

    /** Replaces the file in one step, so that one of the two is always whole. */
    public void write(Path file) throws IOException {
        new KeptFile(file).replace(draft -> JsonMapper.shared().writeValue(draft.toFile(), this));
    }

    /**
     * Reads a checkpoint of the given run.
     *
     * @throws UnreadableException if there is none, it is damaged, or it is one of another run
     */
    public static RunCheckpoint read(Path file, String run) throws IOException {
        KeptFile kept = new KeptFile(file);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableException(file + ": a checkpoint of over a gigabyte. Start anew without --resume.");
            }
            RunCheckpoint read = JsonMapper.shared().readValue(file.toFile(), RunCheckpoint.class);
            if (!FORMAT.equals(read.format) || !read.isWhole()) {
                throw kept.ofAnotherVersion();
            }
            if (!run.equals(read.run)) {
                throw kept.ofAnotherRun();
            }
            return read;
        } catch (NoSuchFileException e) {
            throw kept.absent();
        } catch (JacksonException e) {
            throw kept.damaged();
        }
    }

    @SuppressWarnings("ConstantValue")
    private boolean isWhole() {
        return result != null
                && times != null
                && result.activity() != null
                && result.activity().samples() == result.readOut().length
                && result.readOut().length == result.layerSpikes().length;
    }
}
