package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.noc.ChipTimes;

/** A run that goes on from the state of another at any tick ends as the whole, bit for bit, whatever its workers. */
class SnapshotTest {
    private static final int SAMPLES = 5;
    private static final int[] MARKS = {9, 23, 41};

    private record Outcome(RunResult result, ChipTimes times, SpikeLog spikes) {}

    /** Spikes by sample, tick and slice from some tick on. */
    private static final class SpikeLog implements SpikeObserver {
        final Map<List<Integer>, List<Integer>> trains = new LinkedHashMap<>();
        final List<List<Integer>> ticks = new ArrayList<>();

        @Override
        public void observe(SpikeBlock block) {
            List<Integer> train = trains.computeIfAbsent(
                    List.of(block.sample(), block.tick(), block.slice()), made -> new ArrayList<>());
            for (int i = 0; i < block.count(); i++) {
                train.add(block.neurons()[i]);
            }
        }

        @Override
        public void tickDone(int sample, int tick) {
            ticks.add(List.of(sample, tick));
        }
    }

    private static Outcome run(ChipProgram program, long seed, EngineOptions options, Checkpoints checkpoints) {
        boolean isTimed = program.cores().length <= ExactClock.MESH.cores();
        ExactClock clock = isTimed ? new ExactClock(program) : null;
        SpikeLog log = new SpikeLog();
        RunResult result = new Engine(program, options.withClock(isTimed ? clock : ChipClock.NONE))
                .run(
                        () -> RandomStimulus.of(program, seed),
                        new SampleRange(0, SAMPLES),
                        MARKS,
                        List.of(log),
                        done -> {},
                        new StopSignal(),
                        checkpoints);
        return new Outcome(result, isTimed ? clock.times() : ChipTimes.NONE, log);
    }

    private static EngineOptions options(SplittableRandom random) {
        int[] workers = {1, 2, 3, 8};
        Kernels kernels = random.nextBoolean() ? new PlainKernels() : Kernels.best();
        return new EngineOptions(
                workers[random.nextInt(4)], Parallel.CORES, 2 << random.nextInt(6), 7, kernels, ChipClock.NONE);
    }

    private static void compare(ChipProgram program, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Snapshot> kept = new ArrayList<>();
        Outcome whole = run(program, seed, options(random), Checkpoints.NONE);
        Outcome watched = run(program, seed, options(random), new Checkpoints(random.nextInt(1, 30), kept::add, null));
        assertSame(watched, whole, "program " + seed + " kept on its way");
        assertThat(watched.spikes.trains).isEqualTo(whole.spikes.trains);
        assertThat(kept).isNotEmpty();
        for (int i = 0; i < 4; i++) {
            Snapshot from = Snapshot.of(kept.get(random.nextInt(kept.size())).arrays());
            RunPosition at = RunPosition.of(from);
            Outcome resumed = run(program, seed, options(random), new Checkpoints(0, state -> {}, from));
            String name = "program " + seed + " from " + at;
            assertSame(resumed, whole, name);
            assertThat(resumed.spikes.ticks)
                    .as(name)
                    .isEqualTo(whole.spikes.ticks.subList(at.sample() * MARKS[2] + at.ticks(), SAMPLES * MARKS[2]));
            Map<List<Integer>, List<Integer>> rest = new LinkedHashMap<>(whole.spikes.trains);
            rest.keySet()
                    .removeIf(place ->
                            place.get(0) < at.sample() || (place.get(0) == at.sample() && place.get(1) <= at.ticks()));
            assertThat(resumed.spikes.trains).as(name).isEqualTo(rest);
        }
    }

    private static void assertSame(Outcome outcome, Outcome whole, String name) {
        assertThat(outcome.result.activity()).as(name).isEqualTo(whole.result.activity());
        assertThat(outcome.result.readOut()).as(name).isDeepEqualTo(whole.result.readOut());
        assertThat(outcome.result.layerSpikes()).as(name).isDeepEqualTo(whole.result.layerSpikes());
        assertThat(outcome.times).as(name).isEqualTo(whole.times);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void shouldGoOnFromAnyTickOfRandomPrograms(long batch) {
        for (long seed = 15 * batch; seed < 15 * batch + 15; seed++) {
            compare(RandomPrograms.rounding(seed), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGoOnFromAnyTickOfCrossbarCores(long seed) {
        compare(new CrossbarProgram(seed).program, seed);
    }

    @Test
    void shouldRefuseTheStateOfAnotherProgram() {
        List<Snapshot> kept = new ArrayList<>();
        run(RandomPrograms.rounding(1), 1, EngineOptions.workers(1), new Checkpoints(5, kept::add, null));
        Snapshot other = Snapshot.of(kept.get(0).arrays());
        assertThatThrownBy(() -> run(
                        RandomPrograms.rounding(2),
                        2,
                        EngineOptions.workers(2),
                        new Checkpoints(0, state -> {}, other)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not fit this run");
    }

    @Test
    void shouldStopWithTheCauseWhereTheStateCannotBeKept() {
        IllegalStateException full = new IllegalStateException("disk full");
        Checkpoints failing = new Checkpoints(
                5,
                state -> {
                    throw full;
                },
                null);
        for (int workers : new int[] {1, 2, 3}) {
            assertThatThrownBy(() -> run(RandomPrograms.rounding(1), 1, EngineOptions.workers(workers), failing))
                    .isSameAs(full);
        }
    }
}
