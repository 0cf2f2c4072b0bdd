package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;

/** The engine against a plain dense run of the same random program: every count, every potential, every nanosecond. */
class EngineOracleTest {
    private static final int PROGRAMS = 60;
    private static final int SAMPLES = 5;
    private static final int[] MARKS = {2, 5, 12};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldMatchTheDefinition(long batch) {
        SplittableRandom random = new SplittableRandom(batch);
        long spikes = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = batch * 10_000 + i;
            spikes += compare(seed, options(random));
        }
        assertThat(spikes).isGreaterThan(300L * PROGRAMS);
    }

    private static long compare(long seed, EngineOptions options) {
        ChipProgram program = RandomPrograms.exact(seed);
        Stimulus stimulus = RandomStimulus.of(program, seed);
        SpikeCountProbe probe = new SpikeCountProbe(program, SAMPLES);
        ExactClock clock = new ExactClock(program);
        NaiveRun expected = new NaiveRun(program, stimulus, SAMPLES, MARKS, clock);
        RunResult result = new Engine(program, options.withClock(clock))
                .run(() -> stimulus, SAMPLES, MARKS, List.of(probe), sample -> {});
        String name = "program " + seed;
        assertThat(result.readOut()).as(name).isDeepEqualTo(expected.readOut);
        assertCounts(name, program, result, probe, expected);
        assertActivity(name, result.activity(), expected);
        assertThat(clock.times().nanos()).as(name).isEqualTo(expected.activity.chipNanos);
        return result.activity().spikes();
    }

    private static void assertCounts(
            String name, ChipProgram program, RunResult result, SpikeCountProbe probe, NaiveRun expected) {
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (Population population : program.populations()) {
                long[] counts = expected.counts[sample][population.id()];
                String place = name + " sample " + sample + " population " + population.id();
                assertThat(result.layerSpikes()[sample][population.id()])
                        .as(place)
                        .isEqualTo(Arrays.stream(counts).sum());
                long[] chw = probe.countsChw(sample, population.id());
                int positions = population.shape().height() * population.shape().width();
                for (int i = 0; i < counts.length; i++) {
                    int at = i % population.shape().channels() * positions
                            + i / population.shape().channels();
                    assertThat(chw[at]).as("%s neuron %d", place, i).isEqualTo(counts[i]);
                }
            }
        }
    }

    private static void assertActivity(String name, Activity activity, NaiveRun expected) {
        assertThat(activity.slices().stream()
                        .map(slice -> List.of(
                                slice.spikes(), slice.activeUpdates(), slice.idleUpdates(), slice.saturations())))
                .as(name)
                .isEqualTo(Arrays.stream(expected.activity.slices)
                        .map(slice -> List.of(slice[0], slice[1], slice[2], slice[3]))
                        .toList());
        TreeMap<String, long[]> routes = new TreeMap<>();
        activity.routes()
                .forEach(route -> routes.put(
                        route.projection() + " " + route.sourceSlice() + " " + route.targetSlice(),
                        new long[] {route.packets(), route.synops()}));
        assertThat(routes.keySet()).as(name).isEqualTo(expected.activity.routes.keySet());
        routes.forEach((route, counts) ->
                assertThat(counts).as("%s route %s", name, route).isEqualTo(expected.activity.routes.get(route)));
    }

    private static EngineOptions options(SplittableRandom random) {
        int[] workers = {1, 2, 3, 8};
        int[] rings = {2, 4, 64};
        int[] blocks = {1, 7, 256};
        Kernels kernels = random.nextBoolean() ? new PlainKernels() : Kernels.best();
        return new EngineOptions(
                workers[random.nextInt(4)],
                Parallel.AUTOMATIC,
                rings[random.nextInt(3)],
                blocks[random.nextInt(3)],
                kernels,
                ChipClock.NONE);
    }
}
