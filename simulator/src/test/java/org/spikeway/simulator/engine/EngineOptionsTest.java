package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
                        options.add(new EngineOptions(workers, ring, block, kernels, ChipClock.NONE));
                    }
                }
            }
        }
        return options;
    }

    @Test
    void shouldRefuseOptionsThatNoRunCanHave() {
        for (int[] wrong : new int[][] {{0, 2, 1}, {1, 1, 1}, {1, 3, 1}, {1, 0, 1}, {1, -2, 1}, {1, 2, 0}}) {
            assertThatThrownBy(
                            () -> new EngineOptions(wrong[0], wrong[1], wrong[2], new PlainKernels(), ChipClock.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
