package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.engine.EarlierPart;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SampleRange;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.report.RunCheckpoint;

/** Runs samples in pieces, with a checkpoint after each, and goes on where an earlier run has left one. */
final class PiecewiseRun implements PersistentRun {
    private final Engine engine;
    private final Optional<TimedChip> clock;
    private final int[] marks;
    private final StopSignal stop;

    private final @Nullable Pieces pieces;
    private final @Nullable RunResult kept;

    /**
     * Reads what was kept, where the run goes on.
     *
     * @param pieces null where nothing is kept
     */
    PiecewiseRun(Engine engine, Optional<TimedChip> clock, int[] marks, StopSignal stop, @Nullable Pieces pieces)
            throws IOException {
        this.engine = engine;
        this.clock = clock;
        this.marks = marks;
        this.stop = stop;
        this.pieces = pieces;
        kept = pieces != null && pieces.resume ? resumed(clock, pieces) : null;
    }

    /**
     * How a run is kept.
     *
     * @param identity of the run
     * @param ticks between two checkpoints
     * @param samples the same in whole samples
     * @param resume whether to go on from what is kept
     */
    record Pieces(Path file, String identity, long ticks, int samples, boolean resume) {}

    @Override
    public EarlierPart earlier() {
        return kept == null ? EarlierPart.NONE : EarlierPart.of(kept);
    }

    @Override
    public RunResult run(
            Supplier<Stimulus> stimuli, int samples, List<? extends SpikeObserver> observers, IntConsumer progress)
            throws IOException {
        RunResult sum = kept;
        int done = sum == null ? 0 : sum.activity().samples();
        int piece = pieces == null ? samples : pieces.samples;
        if (pieces != null) {
            Files.deleteIfExists(TickwiseRun.file(pieces));
        }
        while (done < samples && !stop.isRequested()) {
            int before = done;
            SampleRange range = new SampleRange(done, Math.min(piece, samples - done));
            RunResult next =
                    engine.run(stimuli, range, marks, observers, ofPiece -> progress.accept(before + ofPiece), stop);
            sum = sum == null ? next : sum.plus(next);
            done = sum.activity().samples();
            if (pieces != null && next.activity().ticks() == marks[marks.length - 1]) {
                keep(pieces, sum);
            }
        }
        if (sum == null || done == 0) {
            throw new RefusedException("the run was stopped before its first sample was done. Nothing was written.");
        }
        if (pieces != null && done == samples) {
            Files.deleteIfExists(pieces.file);
        }
        return sum;
    }

    private static RunResult resumed(Optional<TimedChip> clock, Pieces pieces) throws IOException {
        RunCheckpoint checkpoint = RunCheckpoint.read(pieces.file, pieces.identity);
        clock.ifPresent(chip -> chip.resume(checkpoint.times()));
        return checkpoint.result();
    }

    private void keep(Pieces pieces, RunResult sum) throws IOException {
        Files.createDirectories(pieces.file.toAbsolutePath().getParent());
        ChipTimes times = clock.map(TimedChip::times).orElse(ChipTimes.NONE);
        new RunCheckpoint(pieces.identity, sum, times).write(pieces.file);
    }
}
