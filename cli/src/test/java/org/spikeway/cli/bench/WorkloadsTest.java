package org.spikeway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;

/** The workloads have the synaptic events a tick by which they are known. */
class WorkloadsTest {
    private static final int TICKS = 60;

    private static Activity run(Workload workload) {
        EngineOptions options = EngineOptions.workers(2).withParallel(Parallel.CORES);
        return new Engine(workload.program(), options)
                .run(workload::input, 1, new int[] {TICKS}, List.of(), done -> {})
                .activity();
    }

    private static double eventsOfTick(Workload workload) {
        return run(workload).synops() / (double) TICKS;
    }

    @Test
    void shouldFeedForward239ThousandEventsATick() {
        assertThat(eventsOfTick(LayeredWorkloads.feedForward(2, TICKS, 1))).isCloseTo(239e3, within(8e3));
    }

    @Test
    void shouldConvolve357ThousandEventsATick() {
        assertThat(eventsOfTick(LayeredWorkloads.convolution(2, TICKS, 1))).isCloseTo(357e3, within(12e3));
    }

    @Test
    void shouldRecur100ThousandEventsATick() {
        assertThat(eventsOfTick(NeuralWorkloads.recurrent(2, TICKS, 1))).isCloseTo(100e3, within(5e3));
    }

    @Test
    void shouldFireTrueNorthCoresAt20Hertz() {
        Activity activity = run(NeuralWorkloads.trueNorth(70, 1, TICKS, 1));
        double hertz = activity.spikes() * 1e3 / TICKS / (70 * Crossbar.SIZE);
        assertThat(hertz).isCloseTo(20, within(1.5));
        long joined = activity.packets() * 128 - activity.synops();
        assertThat(joined)
                .as("a few spikes in a thousand meet another on their axon")
                .isBetween(0L, activity.packets() * 128 / 50);
    }

    @Test
    void shouldLeaveSilentCoresAlone() {
        Activity activity = run(NeuralWorkloads.trueNorth(100, 0.01, TICKS, 1));
        List<SliceActivity> slices = activity.slices();
        assertThat(slices.get(0).activeUpdates()).isEqualTo((long) TICKS * Crossbar.SIZE);
        assertThat(slices.subList(1, 100)).allMatch(slice -> slice.activeUpdates() == 0 && slice.spikes() == 0);
    }

    @Test
    void shouldFindALimitFromTheAdditionsOfARun() {
        assertThat(KernelLimit.eventsPerSecond(NeuralWorkloads.trueNorth(2, 1, TICKS, 1), Parallel.CORES))
                .isGreaterThan(1e6);
    }
}
