package org.spikeway.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spikeway.cli.NetworkRun;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.report.FinishedRun;

/**
 * Measures a network on images and a chip with all its counters: one whole run as {@code spikeway run} does it warms the
 * machine up, the same simulation once more is measured.
 *
 * @param options as on the command line of {@code spikeway run}
 */
record ImageBench(Path network, Path data, String chip, Map<String, String> options, int workers) {
    /** Of the first image: enough for the last layers to be as busy as the first. */
    private static final int RECORDED_TICKS = 64;

    BenchResult measure() throws IOException {
        FinishedRun first = NetworkRun.run(network, data, chip, options);
        Supplier<Stimulus> stimuli = NetworkRun.stimuli(network, data, options);
        RunResult warm = again(first, stimuli);
        int ticks = warm.activity().ticks();
        Workload workload = new Workload("RESNET20", first.program(), stimuli.get(), ticks, RECORDED_TICKS);
        return BenchResult.images(
                workload.name(),
                workers,
                warm.activity().samples(),
                ticks,
                warm.activity().synops(),
                first.result().wallSeconds(),
                warm.wallSeconds(),
                KernelLimit.eventsPerSecond(workload, Parallel.IMAGES));
    }

    private RunResult again(FinishedRun first, Supplier<Stimulus> stimuli) {
        ChipClock clock = TimedChip.of(first.chip(), first.program())
                .<ChipClock>map(timed -> timed)
                .orElse(ChipClock.NONE);
        return new Engine(first.program(), EngineOptions.workers(workers).withClock(clock))
                .run(stimuli, first.samples(), new int[] {first.ticks()}, List.of(), done -> {});
    }
}
