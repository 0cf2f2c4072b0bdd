package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.program.ChipProgram;

/** Runs of parts of a range of samples, and runs that are stopped, against the whole. */
class EnginePiecesTest {
    private static final int SAMPLES = 9;
    private static final int[] MARKS = {4, 11};

    private static RunResult run(ChipProgram program, Parallel parallel, SampleRange range, StopSignal stop, int last) {
        return new Engine(program, EngineOptions.workers(2).withParallel(parallel))
                .run(
                        () -> RandomStimulus.of(program, 5),
                        range,
                        MARKS,
                        List.of(),
                        done -> {
                            if (done >= last) {
                                stop.request();
                            }
                        },
                        stop);
    }

    private static RunResult run(ChipProgram program, Parallel parallel, int first, int count) {
        return run(program, parallel, new SampleRange(first, count), new StopSignal(), Integer.MAX_VALUE);
    }

    private static void assertSame(RunResult result, RunResult expected) {
        assertThat(result.activity()).isEqualTo(expected.activity());
        assertThat(result.readOut()).isDeepEqualTo(expected.readOut());
        assertThat(result.layerSpikes()).isDeepEqualTo(expected.layerSpikes());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void shouldAddUpToTheWholeWhateverThePieces(long seed) {
        ChipProgram program = RandomPrograms.rounding(seed);
        for (Parallel parallel : Parallel.values()) {
            RunResult whole = run(program, parallel, 0, SAMPLES);
            RunResult sum = run(program, parallel, 0, 4)
                    .plus(run(program, parallel, 4, 1))
                    .plus(run(program, parallel, 5, 4));
            assertSame(sum, whole);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void shouldGiveTheResultOfTheFirstSamplesWhereItIsStopped(long seed) {
        ChipProgram program = RandomPrograms.rounding(seed);
        for (Parallel parallel : Parallel.values()) {
            RunResult stopped = run(program, parallel, new SampleRange(2, 1000), new StopSignal(), 5);
            int done = stopped.activity().samples();
            assertThat(done).isBetween(5, 999);
            assertThat(stopped.readOut()).hasNumberOfRows(done);
            assertSame(stopped, run(program, parallel, 2, done));
        }
    }

    @ParameterizedTest
    @EnumSource(Parallel.class)
    void shouldDoNothingWhereItIsStoppedBeforeItBegins(Parallel parallel) {
        ChipProgram program = RandomPrograms.rounding(1);
        StopSignal stop = new StopSignal();
        stop.request();
        RunResult none = run(program, parallel, new SampleRange(0, 3), stop, 0);
        assertThat(none.activity().samples()).isZero();
        assertThat(none.activity().spikes()).isZero();
        assertThat(none.readOut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1 3", "0 0", "4 -2"})
    void shouldRefuseARangeWithoutSamples(String range) {
        String[] ends = range.split(" ", -1);
        assertThatThrownBy(() -> new SampleRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
