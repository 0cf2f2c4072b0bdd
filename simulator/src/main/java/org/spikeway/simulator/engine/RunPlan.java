package org.spikeway.simulator.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;

/**
 * What one crew of workers is to do.
 *
 * @param samples gives each worker of the crew its own list of samples, the same for all of them: each call of the list
 *     gives the next sample, or {@link #NO_MORE}
 * @param ticks of a sample
 * @param sampleDone hears of each sample that the crew has finished, from its last worker
 */
record RunPlan(Schedule schedule, Supplier<IntSupplier> samples, int ticks, Runnable sampleDone) {
    static final int NO_MORE = -1;

    /** Samples one after another, for a crew of any size. */
    static Supplier<IntSupplier> inOrder(int first, int count) {
        return () -> from(new AtomicInteger(first), first + count);
    }

    /** The next sample that no crew has taken; for crews of one worker. */
    static Supplier<IntSupplier> firstCome(int count) {
        IntSupplier shared = from(new AtomicInteger(), count);
        return () -> shared;
    }

    private static IntSupplier from(AtomicInteger next, int behindLast) {
        return () -> {
            int sample = next.getAndIncrement();
            return sample < behindLast ? sample : NO_MORE;
        };
    }

    ChipProgram program() {
        return schedule.program();
    }

    /** Ticks, counted through the run, of that many spans; the last span of a sample may be shorter than the others. */
    long ticksOf(long spans) {
        int spanTicks = schedule.spanTicks();
        int spansOfSample = (ticks + spanTicks - 1) / spanTicks;
        return spans / spansOfSample * ticks + Math.min(ticks, spans % spansOfSample * spanTicks);
    }

    int phase(int slice) {
        Slice of = program().slices().get(slice);
        return schedule.phase(of);
    }
}
