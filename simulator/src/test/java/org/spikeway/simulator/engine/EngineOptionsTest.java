package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.noc.ChipTimes;

/** How a run is carried out changes nothing of it, even where sums are rounded. */
class EngineOptionsTest {
    private static final int SAMPLES = 4;
    private static final int[] MARKS = {3, 9};

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 100, 101, 102})
    void shouldGiveTheSameResultWhateverTheOptions(long seed) {
        ChipProgram program = RandomPrograms.rounding(seed);
        Outcome expected = null;
        for (EngineOptions options : all()) {
            Outcome outcome = run(program, seed, options);
            expected = expected == null ? outcome : expected;
            assertThat(outcome.result.activity()).as("%s", options).isEqualTo(expected.result.activity());
            assertThat(outcome.times).isEqualTo(expected.times);
            assertThat(outcome.result.readOut()).isDeepEqualTo(expected.result.readOut());
            assertThat(outcome.result.layerSpikes()).isDeepEqualTo(expected.result.layerSpikes());
            assertThat(outcome.spikes.trains()).isEqualTo(expected.spikes.trains());
            assertThat(outcome.spikes.ticks()).isEqualTo(SAMPLES * MARKS[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 100, 101, 102})
    void shouldGiveTheSameResultWhateverIsSharedOut(long seed) {
        ChipProgram program = RandomPrograms.rounding(seed);
        Outcome expected = run(program, seed, EngineOptions.workers(2).withParallel(Parallel.CORES));
        for (int workers : new int[] {1, 2, 3, 8}) {
            for (int ring : new int[] {64, 2}) {
                Kernels kernels = (workers + ring + seed) % 2 == 0 ? new PlainKernels() : Kernels.best();
                EngineOptions options = new EngineOptions(workers, Parallel.IMAGES, ring, 7, kernels, ChipClock.NONE);
                ExactClock clock = new ExactClock(program);
                RunResult result = new Engine(program, options.withClock(clock))
                        .run(() -> RandomStimulus.of(program, seed), SAMPLES, MARKS, List.of(), sample -> {});
                assertThat(result.activity()).as("%s", options).isEqualTo(expected.result.activity());
                assertThat(clock.times()).isEqualTo(expected.times);
                assertThat(result.readOut()).isDeepEqualTo(expected.result.readOut());
                assertThat(result.layerSpikes()).isDeepEqualTo(expected.result.layerSpikes());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldGiveTheSameResultOfCrossbarCoresWhateverTheOptions(long seed) {
        ChipProgram program = new CrossbarProgram(seed).program;
        SpikeRecorder whole = new SpikeRecorder(MARKS[1]);
        RunResult expected = crossbars(program, seed, EngineOptions.workers(1), List.of(whole));
        for (int workers : new int[] {1, 2, 3, 8}) {
            for (int ring : new int[] {64, 2}) {
                for (Kernels kernels : List.of(new PlainKernels(), Kernels.best())) {
                    EngineOptions cores = new EngineOptions(workers, Parallel.CORES, ring, 7, kernels, ChipClock.NONE);
                    SpikeRecorder spikes = new SpikeRecorder(MARKS[1]);
                    assertSame(crossbars(program, seed, cores, List.of(spikes)), expected, cores);
                    assertThat(spikes.trains()).as("%s", cores).isEqualTo(whole.trains());
                    EngineOptions images = cores.withParallel(Parallel.IMAGES);
                    assertSame(crossbars(program, seed, images, List.of()), expected, images);
                }
            }
        }
        assertThat(whole.trains()).isNotEmpty();
    }

    private static RunResult crossbars(
            ChipProgram program, long seed, EngineOptions options, List<SpikeObserver> observers) {
        return new Engine(program, options)
                .run(() -> new RandomStimulus(seed, CrossbarProgram.SOURCES), SAMPLES, MARKS, observers, sample -> {});
    }

    private static void assertSame(RunResult result, RunResult expected, EngineOptions options) {
        assertThat(result.activity()).as("%s", options).isEqualTo(expected.activity());
        assertThat(result.readOut()).as("%s", options).isDeepEqualTo(expected.readOut());
        assertThat(result.layerSpikes()).as("%s", options).isDeepEqualTo(expected.layerSpikes());
    }

    @Test
    void shouldTellOfEverySampleOnceHoweverManyTakeThem() {
        ChipProgram program = RandomPrograms.rounding(3);
        for (Parallel parallel : Parallel.values()) {
            ConcurrentSkipListSet<Integer> told = new ConcurrentSkipListSet<>();
            new Engine(program, EngineOptions.workers(3).withParallel(parallel))
                    .run(() -> RandomStimulus.of(program, 3), 20, new int[] {2}, List.of(), told::add);
            assertThat(told)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        }
    }

    @Test
    void shouldShareOutCoresWhereSpikesAreObservedOrImagesAreFew() {
        assertThat(Parallel.AUTOMATIC.resolve(2, 100, false)).isEqualTo(Parallel.IMAGES);
        assertThat(Parallel.AUTOMATIC.resolve(1, 1, false)).isEqualTo(Parallel.IMAGES);
        assertThat(Parallel.AUTOMATIC.resolve(2, 100, true)).isEqualTo(Parallel.CORES);
        assertThat(Parallel.AUTOMATIC.resolve(2, 3, false)).isEqualTo(Parallel.CORES);
        assertThat(Parallel.IMAGES.resolve(2, 3, true)).isEqualTo(Parallel.IMAGES);
        assertThat(Parallel.CORES.resolve(1, 100, false)).isEqualTo(Parallel.CORES);
    }

    @Test
    void shouldRefuseToObserveImagesSideBySide() {
        ChipProgram program = RandomPrograms.rounding(3);
        Engine engine = new Engine(program, EngineOptions.workers(2).withParallel(Parallel.IMAGES));
        assertThatThrownBy(() -> engine.run(
                        () -> RandomStimulus.of(program, 3), 20, new int[] {2}, List.of(block -> {}), sample -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Outcome(RunResult result, ChipTimes times, SpikeRecorder spikes) {}

    private static Outcome run(ChipProgram program, long seed, EngineOptions options) {
        SpikeRecorder recorder = new SpikeRecorder(MARKS[1]);
        ExactClock clock = new ExactClock(program);
        RunResult result = new Engine(program, options.withClock(clock))
                .run(() -> RandomStimulus.of(program, seed), SAMPLES, MARKS, List.of(recorder), sample -> {});
        return new Outcome(result, clock.times(), recorder);
    }

    private static List<EngineOptions> all() {
        List<EngineOptions> options = new ArrayList<>();
        for (int workers : new int[] {1, 2, 3, 8}) {
            for (int ring : new int[] {64, 4, 2}) {
                for (int block : new int[] {256, 7, 1}) {
                    for (Kernels kernels : List.of(new PlainKernels(), Kernels.best())) {
                        options.add(new EngineOptions(workers, Parallel.CORES, ring, block, kernels, ChipClock.NONE));
                    }
                }
            }
        }
        return options;
    }

    @Test
    void shouldRefuseOptionsThatNoRunCanHave() {
        for (int[] wrong : new int[][] {{0, 2, 1}, {1, 1, 1}, {1, 3, 1}, {1, 0, 1}, {1, -2, 1}, {1, 2, 0}}) {
            assertThatThrownBy(() -> new EngineOptions(
                            wrong[0], Parallel.CORES, wrong[1], wrong[2], new PlainKernels(), ChipClock.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
