package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * Which worker runs which slices, in what order, and what it must wait for.
 *
 * <p>Time is cut into <em>spans</em> of a few ticks: a slice runs through all ticks of a span before the next slice has
 * its turn, so that its potentials and weights stay near the processor. A span has as many <em>phases</em> as the longest
 * chain of projections whose delay is shorter than it has populations; spikes with longer delays come from earlier spans.
 * A network without loops takes spans of {@link #MOST_TICKS}; one with loops spans as short as its loops allow.
 *
 * <p>Workers pass through spans and phases in order, so one number, the phases completed since the start of the run, says
 * how far a worker has come. Before phase p of span g, worker w waits until each worker v has completed
 * {@code g·phases + requirement(w, p, v)} phases: far enough for every spike that the phase reads, and never more than
 * {@link #LEAD_SPANS} spans behind w.
 */
final class Schedule {
    /** How many spans a worker may be ahead of another. */
    static final int LEAD_SPANS = 2;

    /** The longest span: more ticks would push the spikes that pass from slice to slice out of the cache. */
    private static final int MOST_TICKS = 8;

    private final ChipProgram program;
    private final int workers;
    private final int[] workerOfSlice;
    private final int spanTicks;
    private final int[] phaseOfPopulation;
    private final int phases;
    private final long[][][] requirements;

    /** @param workerOfSlice the worker of each slice, 0 … workers − 1; the slices of a core have one worker */
    Schedule(ChipProgram program, int workers, int[] workerOfSlice) {
        this.program = program;
        this.workers = workers;
        this.workerOfSlice = workerOfSlice;
        spanTicks = spanTicks(program);
        phaseOfPopulation = phases(program, spanTicks);
        phases = Arrays.stream(phaseOfPopulation).max().orElse(0) + 1;
        requirements = requirements();
    }

    private static int spanTicks(ChipProgram program) {
        int ticks = MOST_TICKS;
        while (ticks > 1 && phases(program, ticks).length == 0) {
            ticks--;
        }
        return ticks;
    }

    /** The phase of each population, or nothing where projections shorter than a span form a loop. */
    private static int[] phases(ChipProgram program, int spanTicks) {
        int populations = program.populations().size();
        int[] phase = new int[populations];
        for (int round = 0; round <= populations; round++) {
            boolean settled = true;
            for (Projection projection : program.projections()) {
                int after = phase[projection.source()] + 1;
                if (projection.delayTicks() < spanTicks
                        && sendsSpikes(program, projection)
                        && phase[projection.target()] < after) {
                    phase[projection.target()] = after;
                    settled = false;
                }
            }
            if (settled) {
                return phase;
            }
        }
        return new int[0];
    }

    private static boolean sendsSpikes(ChipProgram program, Projection projection) {
        return !(program.populations().get(projection.source()).cells() instanceof Cells.CurrentSource);
    }

    private long[][][] requirements() {
        long[][][] needed = new long[workers][phases][workers];
        for (long[][] ofWorker : needed) {
            for (long[] ofPhase : ofWorker) {
                Arrays.fill(ofPhase, -(long) LEAD_SPANS * phases);
            }
        }
        for (Projection projection : program.projections()) {
            if (!sendsSpikes(program, projection)) {
                continue;
            }
            int phase = phaseOfPopulation[projection.target()];
            long spansBack = projection.delayTicks() / spanTicks;
            long completed = phaseOfPopulation[projection.source()] + 1 - spansBack * phases;
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

    /** Ticks of a span; the last span of a sample may be shorter. */
    int spanTicks() {
        return spanTicks;
    }

    /** Phases that each worker v must have completed, relative to the first phase of the span at hand. */
    long[] requirements(int worker, int phase) {
        return requirements[worker][phase];
    }

    /** Ticks that may be begun before the oldest of them is over on all workers. */
    int ticksApart() {
        int lead = workers == 1 ? 0 : LEAD_SPANS;
        return (lead + 1) * spanTicks;
    }

    /** Ticks for which a worker must keep what it has received. */
    int arrivalSlots() {
        return ticksApart() + program.maximumDelay();
    }
}
