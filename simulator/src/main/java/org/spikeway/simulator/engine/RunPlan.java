package org.spikeway.simulator.engine;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.spikeway.chip.program.ChipProgram;

/**
 * What one crew of workers is to do.
 *
 * @param samples gives each worker of the crew its own list of samples, the same for all of them: each call of the list
 *     gives the next sample, or {@link SampleList#NO_MORE}
 * @param length of a sample
 * @param sampleDone hears of each sample that the crew has finished, from its last worker
 * @param ticksDone of the first sample before the crew begins
 */
record RunPlan(
        Schedule schedule,
        Supplier<IntSupplier> samples,
        SampleLength length,
        Runnable sampleDone,
        int ticksDone,
        Checkpoints checkpoints) {

    /** For a crew that begins its first sample anew and keeps nothing. */
    RunPlan(Schedule schedule, Supplier<IntSupplier> samples, SampleLength length, Runnable sampleDone) {
        this(schedule, samples, length, sampleDone, 0, Checkpoints.NONE);
    }

    /** Of a sample. */
    int ticks() {
        return length.ticks();
    }

    /** Whether the state is to be kept at the end of a stretch of ticks, counted through the run. */
    boolean isKept(long begin, long end) {
        return checkpoints.isDue(begin, end) && !length.endsEarly();
    }

    /** Spans of the first sample that are done. */
    long spansDone() {
        return ((long) ticksDone + schedule.spanTicks() - 1) / schedule.spanTicks();
    }

    /** What each worker has completed before the crew begins. */
    long[] progressDone() {
        long[] progress = new long[schedule.workers()];
        Arrays.fill(progress, spansDone() * schedule.phases());
        return progress;
    }

    /** Its slices are the bands. */
    ChipProgram program() {
        return schedule.program();
    }

    /** Ticks, counted through the run, of that many spans; the last span of a sample may be shorter than the others. */
    long ticksOf(long spans) {
        int spanTicks = schedule.spanTicks();
        int ticks = ticks();
        int spansOfSample = (ticks + spanTicks - 1) / spanTicks;
        return spans / spansOfSample * ticks + Math.min(ticks, spans % spansOfSample * spanTicks);
    }

    int phase(int band) {
        return schedule.phase(program().slices().get(band));
    }
}
