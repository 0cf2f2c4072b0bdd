package org.spikeway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.simulator.engine.Checkpoints;
import org.spikeway.simulator.engine.EarlierPart;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.Parallel;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SampleRange;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.report.SnapshotFile;

/** Runs samples with checkpoints in the middle of them, and goes on where an earlier run has left one. */
final class TickwiseRun implements PersistentRun {
    private final Engine engine;
    private final int[] marks;
    private final StopSignal stop;
    private final PiecewiseRun.Pieces pieces;
    private final SnapshotFile file;
    private final @Nullable Snapshot from;

    /** Reads what was kept, where the run goes on. */
    TickwiseRun(Engine engine, int[] marks, StopSignal stop, PiecewiseRun.Pieces pieces) throws IOException {
        this.engine = engine;
        this.marks = marks;
        this.stop = stop;
        this.pieces = pieces;
        file = new SnapshotFile(file(pieces));
        from = pieces.resume() ? file.read(pieces.identity()) : null;
    }

    @Override
    public EarlierPart earlier() {
        return from == null ? EarlierPart.NONE : EarlierPart.of(from, marks[marks.length - 1]);
    }

    @Override
    public RunResult run(
            Supplier<Stimulus> stimuli, int samples, List<? extends SpikeObserver> observers, IntConsumer progress)
            throws IOException {
        Path path = file(pieces);
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
                    new Checkpoints(pieces.ticks(), this::keep, from));
            int done = result.activity().samples();
            if (done == 0) {
                throw new RefusedException(
                        "the run was stopped before its first sample was done. Nothing was written.");
            }
            if (done == samples && result.activity().ticks() == marks[marks.length - 1]) {
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

    private void keep(Snapshot state) {
        try {
            file.write(pieces.identity(), state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
