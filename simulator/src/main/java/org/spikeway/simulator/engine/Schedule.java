package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * Which worker runs which slices, in what order, and what it must wait for.
 *
 * <p>A tick has as many <em>phases</em> as the longest chain of projections without delay has populations: one where
 * every spike takes at least a tick. Workers pass through ticks and phases in order, so one number, the phases completed
 * since the start of the run, says how far a worker has come. Before phase p of tick g, worker w waits until each worker v
 * has completed {@code g·phases + requirement(w, p, v)} phases: far enough for every spike that the phase reads, and never
 * more than {@link #LEAD_TICKS} ticks behind w.
 */
final class Schedule {
    /** How many ticks a worker may be ahead of another. */
    static final int LEAD_TICKS = 8;

    private final ChipProgram program;
    private final int workers;
    private final int[] workerOfSlice;
    private final int[] phaseOfPopulation;
    private final int phases;
    private final long[][][] requirements;

    /** @param workerOfSlice the worker of each slice, 0 … workers − 1; the slices of a core have one worker */
    Schedule(ChipProgram program, int workers, int[] workerOfSlice) {
        this.program = program;
        this.workers = workers;
        this.workerOfSlice = workerOfSlice;
        phaseOfPopulation = phases(program);
        phases = Arrays.stream(phaseOfPopulation).max().orElse(0) + 1;
        requirements = requirements();
    }

    private static int[] phases(ChipProgram program) {
        int[] phase = new int[program.populations().size()];
        for (int target = 0; target < phase.length; target++) {
            for (Projection projection : program.projectionsInto(target)) {
                if (projection.delayTicks() == 0 && sendsSpikes(program, projection)) {
                    phase[target] = Math.max(phase[target], phase[projection.source()] + 1);
                }
            }
        }
        return phase;
    }

    private static boolean sendsSpikes(ChipProgram program, Projection projection) {
        return !(program.populations().get(projection.source()).cells() instanceof Cells.CurrentSource);
    }

    private long[][][] requirements() {
        long[][][] needed = new long[workers][phases][workers];
        for (long[][] ofWorker : needed) {
            for (long[] ofPhase : ofWorker) {
                Arrays.fill(ofPhase, -(long) LEAD_TICKS * phases);
            }
        }
        for (Projection projection : program.projections()) {
            if (!sendsSpikes(program, projection)) {
                continue;
            }
            int phase = phaseOfPopulation[projection.target()];
            long completed = phaseOfPopulation[projection.source()] + 1 - (long) projection.delayTicks() * phases;
            for (Slice target : program.slicesOf(projection.target())) {
                for (Slice source : program.slicesOf(projection.source())) {
                    long[] ofPhase = needed[workerOfSlice[target.id()]][phase];
                    int v = workerOfSlice[source.id()];
                    ofPhase[v] = Math.max(ofPhase[v], completed);
                }
            }
        }
        return needed;
    }

    ChipProgram program() {
        return program;
    }

    int workers() {
        return workers;
    }

    int phases() {
        return phases;
    }

    int worker(Slice slice) {
        return workerOfSlice[slice.id()];
    }

    int phase(Slice slice) {
        return phaseOfPopulation[slice.population()];
    }

    /** Phases that each worker v must have completed, relative to the first phase of the tick at hand. */
    long[] requirements(int worker, int phase) {
        return requirements[worker][phase];
    }

    /** Ticks for which a worker must keep what it has received. */
    int arrivalSlots() {
        return 2 * LEAD_TICKS + program.maximumDelay() + 1;
    }
}
