package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.noc.ChipTimes;

/** A run of one sample that is stopped within it is, bit for bit, the run of so many ticks. */
class SampleLengthTest {
    private static final int[] MARKS = {9, 23, 90, 140};

    private record Outcome(RunResult result, ChipTimes times, SpikeRecorder spikes) {}

    /** Asks the run to stop when a tick is done. */
    private record Stopper(StopSignal stop, int tick) implements SpikeObserver {
        @Override
        public void observe(SpikeBlock block) {}

        @Override
        public void tickDone(int sample, int done) {
            if (done == tick) {
                stop.request();
            }
        }
    }

    private static EngineOptions options(SplittableRandom random) {
        int[] workers = {1, 2, 3, 8};
        Kernels kernels = random.nextBoolean() ? new PlainKernels() : Kernels.best();
        return new EngineOptions(
                workers[random.nextInt(4)], Parallel.CORES, 2 << random.nextInt(6), 7, kernels, ChipClock.NONE);
    }

    private static Outcome run(ChipProgram program, long seed, EngineOptions options, int[] marks, int stopAt) {
        boolean isTimed = program.cores().length <= ExactClock.MESH.cores();
        ExactClock clock = isTimed ? new ExactClock(program) : null;
        StopSignal stop = new StopSignal();
        SpikeRecorder recorder = new SpikeRecorder(marks[marks.length - 1]);
        RunResult result = new Engine(program, options.withClock(isTimed ? clock : ChipClock.NONE))
                .endWithinSample()
                .run(
                        () -> RandomStimulus.of(program, seed),
                        new SampleRange(0, 1),
                        marks,
                        List.of(recorder, new Stopper(stop, stopAt)),
                        done -> {},
                        stop);
        return new Outcome(result, isTimed ? clock.times() : ChipTimes.NONE, recorder);
    }

    private static int compare(ChipProgram program, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stopAt = random.nextInt(1, MARKS[3]);
        Outcome stopped = run(program, seed, options(random), MARKS, stopAt);
        int ticks = stopped.result.activity().ticks();
        int[] marks = IntStream.concat(Arrays.stream(MARKS).filter(mark -> mark < ticks), IntStream.of(ticks))
                .toArray();
        Outcome whole = run(program, seed, options(random), marks, -1);
        String name = "program " + seed + " stopped at " + stopAt + " ends at " + ticks;
        assertThat(ticks).as(name).isBetween(stopAt, MARKS[3]);
        assertThat(stopped.result.activity()).as(name).isEqualTo(whole.result.activity());
        assertThat(stopped.result.readOut()).as(name).isDeepEqualTo(whole.result.readOut());
        assertThat(stopped.result.layerSpikes()).as(name).isDeepEqualTo(whole.result.layerSpikes());
        assertThat(stopped.times).as(name).isEqualTo(whole.times);
        assertThat(stopped.spikes.trains()).as(name).isEqualTo(whole.spikes.trains());
        assertThat(stopped.spikes.ticks()).as(name).isEqualTo(ticks);
        return ticks;
    }

    @Test
    void shouldEndRandomProgramsAsRunsOfSoManyTicks() {
        int early = 0;
        for (long seed = 0; seed < 40; seed++) {
            early += compare(RandomPrograms.rounding(seed), seed) < MARKS[3] ? 1 : 0;
        }
        assertThat(early).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldEndCrossbarCoresAsRunsOfSoManyTicks(long seed) {
        compare(new CrossbarProgram(seed).program, seed);
    }

    /** What is kept of a run that is stopped goes on as if it had not been. */
    private static void compareResumed(ChipProgram program, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Snapshot> kept = new ArrayList<>();
        StopSignal stop = new StopSignal();
        Checkpoints keeping = new Checkpoints(1, kept::add, null);
        RunResult stopped = run(program, seed, options(random), stop, new Stopper(stop, 60), keeping);
        assertThat(stopped.activity().ticks()).isBetween(60, MARKS[3] - 1);
        Snapshot last = Snapshot.of(kept.get(kept.size() - 1).arrays());
        String name = "program " + seed + " from " + RunPosition.of(last);
        StopSignal never = new StopSignal();
        Stopper nobody = new Stopper(never, -1);
        Checkpoints fromLast = new Checkpoints(0, state -> {}, last);
        RunResult resumed = run(program, seed, options(random), never, nobody, fromLast);
        RunResult whole = run(program, seed, options(random), never, nobody, Checkpoints.NONE);
        assertThat(resumed.activity()).as(name).isEqualTo(whole.activity());
        assertThat(resumed.readOut()).as(name).isDeepEqualTo(whole.readOut());
        assertThat(resumed.layerSpikes()).as(name).isDeepEqualTo(whole.layerSpikes());
    }

    private static RunResult run(
            ChipProgram program,
            long seed,
            EngineOptions options,
            StopSignal stop,
            SpikeObserver observer,
            Checkpoints checkpoints) {
        return new Engine(program, options)
                .endWithinSample()
                .run(
                        () -> RandomStimulus.of(program, seed),
                        new SampleRange(0, 1),
                        MARKS,
                        List.of(observer),
                        done -> {},
                        stop,
                        checkpoints);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepOnlyWhatCanGoOn(long seed) {
        compareResumed(new CrossbarProgram(seed).program, seed);
        compareResumed(RandomPrograms.rounding(seed), seed);
    }

    @Test
    void shouldEndAlsoWhereNobodyWatchesTheSpikes() {
        int early = 0;
        for (long seed = 0; seed < 10; seed++) {
            ChipProgram program = RandomPrograms.rounding(seed);
            StopSignal stop = new StopSignal();
            long ofProgram = seed;
            EngineOptions alone = EngineOptions.workers(1).withParallel(Parallel.IMAGES);
            RunResult stopped = new Engine(program, alone)
                    .endWithinSample()
                    .watch((sample, tick, slice, neurons) -> {
                        if (tick == 30) {
                            stop.request();
                        }
                    })
                    .run(
                            () -> RandomStimulus.of(program, ofProgram),
                            new SampleRange(0, 1),
                            MARKS,
                            List.of(),
                            done -> {},
                            stop);
            int ticks = stopped.activity().ticks();
            early += ticks < MARKS[3] ? 1 : 0;
            int[] marks = IntStream.concat(Arrays.stream(MARKS).filter(mark -> mark < ticks), IntStream.of(ticks))
                    .toArray();
            RunResult whole = new Engine(program, alone)
                    .run(() -> RandomStimulus.of(program, ofProgram), 1, marks, List.of(), done -> {});
            assertThat(stopped.activity()).isEqualTo(whole.activity());
            assertThat(stopped.readOut()).isDeepEqualTo(whole.readOut());
            assertThat(stopped.layerSpikes()).isDeepEqualTo(whole.layerSpikes());
        }
        assertThat(early).isPositive();
    }

    @Test
    void shouldEndNoSampleOfSeveralWithinIt() {
        ChipProgram program = RandomPrograms.rounding(3);
        StopSignal stop = new StopSignal();
        RunResult result = new Engine(program, EngineOptions.workers(2))
                .endWithinSample()
                .run(
                        () -> RandomStimulus.of(program, 3),
                        new SampleRange(0, 5),
                        MARKS,
                        List.of(new Stopper(stop, 4)),
                        done -> {},
                        stop);
        assertThat(result.activity().ticks()).isEqualTo(MARKS[3]);
        assertThat(result.activity().samples()).isBetween(1, 4);
    }
}
