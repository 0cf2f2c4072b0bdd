package org.spikeway.cli.bench;

import java.util.List;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;

/**
 * What the kernels alone can do: the additions of some ticks of a workload, recorded from a run and carried out again and
 * again by one thread, with no bus, no gathering and no update of neurons.
 */
final class KernelLimit {
    private static final double WARM_UP_SECONDS = 1.5;
    private static final double MEASURED_SECONDS = 1.5;

    private KernelLimit() {}

    /**
     * Synaptic events a second.
     *
     * @param parallel as in the run beside which the limit stands: it decides how the neurons are cut
     */
    static double eventsPerSecond(Workload workload, Parallel parallel) {
        EngineOptions best = EngineOptions.workers(1);
        RecordingKernels kernels = new RecordingKernels(best.kernels());
        EngineOptions options =
                new EngineOptions(1, parallel, best.ringBlocks(), best.blockSpikes(), kernels, ChipClock.NONE);
        int ticks = Math.min(workload.recordedTicks(), workload.ticks());
        long events = events(workload, options, ticks);
        repeat(kernels, WARM_UP_SECONDS);
        long begun = System.nanoTime();
        long times = repeat(kernels, MEASURED_SECONDS);
        return events * times / ((System.nanoTime() - begun) * 1e-9);
    }

    private static long events(Workload workload, EngineOptions options, int ticks) {
        return new Engine(workload.program(), options)
                .withoutReadOut()
                .run(workload::input, 1, new int[] {ticks}, List.of(), done -> {})
                .activity()
                .synops();
    }

    private static long repeat(RecordingKernels kernels, double seconds) {
        long begun = System.nanoTime();
        long times = 0;
        do {
            kernels.replay();
            times++;
        } while ((System.nanoTime() - begun) * 1e-9 < seconds);
        return times;
    }
}
