package org.spikeway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.simulator.engine.Checkpoints;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.Parallel;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SampleRange;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.report.SnapshotFile;

/** Runs samples with checkpoints in the middle of them, and goes on where an earlier run has left one. */
final class TickwiseRun {
    private final Engine engine;
    private final int[] marks;
    private final StopSignal stop;

    TickwiseRun(Engine engine, int[] marks, StopSignal stop) {
        this.engine = engine;
        this.marks = marks;
        this.stop = stop;
    }

    /** All samples, or the first ones where it is stopped; at least one. */
    RunResult run(
            Supplier<Stimulus> stimuli,
            int samples,
            List<? extends SpikeObserver> observers,
            IntConsumer progress,
            PiecewiseRun.Pieces pieces)
            throws IOException {
        Path path = file(pieces);
        SnapshotFile file = new SnapshotFile(path);
        Snapshot from = pieces.resume() ? file.read(pieces.identity()) : null;
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.deleteIfExists(pieces.file());
        try {
            RunResult result = engine.run(
                    stimuli,
                    new SampleRange(0, samples),
                    marks,
                    observers,
                    progress,
                    stop,
                    new Checkpoints(pieces.ticks(), state -> keep(file, pieces.identity(), state), from));
            int done = result.activity().samples();
            if (done == 0) {
                throw new RefusedException(
                        "the run was stopped before its first sample was done. Nothing was written.");
            }
            if (done == samples) {
                Files.deleteIfExists(path);
            }
            return result;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Beside the file of checkpoints between samples. */
    static Path file(PiecewiseRun.Pieces pieces) {
        return pieces.file().resolveSibling(SnapshotFile.NAME);
    }

    /** Whether a run is to be kept, or goes on, in the middle of samples; of the files of both kinds one is there. */
    static boolean suits(PiecewiseRun.Pieces pieces, int ticksOfSample, Parallel parallel) {
        if (!pieces.resume()) {
            return pieces.ticks() < ticksOfSample && parallel != Parallel.IMAGES;
        }
        if (Files.exists(file(pieces)) && parallel == Parallel.IMAGES) {
            throw new RefusedException(
                    "--parallel images: " + file(pieces) + " lies within an image. Use --parallel cores.");
        }
        return Files.exists(file(pieces));
    }

    private static void keep(SnapshotFile file, String identity, Snapshot state) {
        try {
            file.write(identity, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
