package org.spikeway.simulator.engine;

import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;

/**
 * One pass of the workers over consecutive samples.
 *
 * @param firstSample the first sample of the pass; workers count from it
 */
record RunPlan(Schedule schedule, int firstSample, int samples, int ticks, Progress progress) {

    /** Hears of samples that a worker has finished. */
    @FunctionalInterface
    interface Progress {
        void sampleDone(int worker, int sample);
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
