package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.journal.JournalComparison;
import org.spikeway.aer.journal.JournalDifference;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.journal.JournalCheck;
import org.spikeway.simulator.journal.JournalRecorder;
import org.spikeway.simulator.journal.JournalReplay;

/** A journal that is fed into the program that wrote it gives the same run. */
class JournalReplayTest {
    private static final int SAMPLES = 5;
    private static final int[] MARKS = {3, 9};

    @TempDir
    Path folder;

    private SpikeJournalReader record(String name, ChipProgram program, Stimulus stimulus, int workers)
            throws IOException {
        Path path = folder.resolve(name);
        try (JournalRecorder recorder = JournalRecorder.open(path, EarlierPart.NONE)) {
            engine(program, workers).run(() -> stimulus, SAMPLES, MARKS, List.of(recorder), sample -> {});
        }
        return SpikeJournalReader.open(path);
    }

    private static Engine engine(ChipProgram program, int workers) {
        return new Engine(program, EngineOptions.workers(workers));
    }

    private static boolean spiking(ChipProgram program) {
        return program.populations().get(0).cells() instanceof Cells.SpikeSource;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveTheSameRunForAnyNumberOfWorkers(long seed) throws IOException {
        ChipProgram program = RandomPrograms.rounding(seed);
        Stimulus stimulus = RandomStimulus.of(program, seed);
        SpikeJournalReader journal = record("a", program, stimulus, 1);
        RunResult expected = engine(program, 1).run(() -> stimulus, SAMPLES, MARKS, List.of(), sample -> {});
        for (int workers : new int[] {1, 3}) {
            try (JournalReplay replay = new JournalReplay(journal, program, () -> new OnlyImages(stimulus));
                    JournalCheck check = new JournalCheck(journal)) {
                RunResult result = engine(program, workers).run(replay, SAMPLES, MARKS, List.of(check), sample -> {});
                assertThat(result.readOut()).isDeepEqualTo(expected.readOut());
                assertThat(result.layerSpikes()).isDeepEqualTo(expected.layerSpikes());
                assertThat(check.result())
                        .isEqualTo(new JournalComparison(
                                SAMPLES * 9, expected.activity().spikes(), null));
            }
        }
        assertThat(JournalComparison.of(journal, record("b", program, stimulus, 3))
                        .same())
                .isTrue();
    }

    @Test
    void shouldNameTheFirstSpikeOfARunThatDiffers() throws IOException {
        ChipProgram program = spikingProgram();
        Stimulus stimulus = RandomStimulus.of(program, 1);
        SpikeJournalReader journal = record("a", program, stimulus, 2);
        Stimulus silentOnce = new Stimulus() {
            @Override
            public void image(int sample, double[] chw) {
                stimulus.image(sample, chw);
            }

            @Override
            public int spikes(int sample, int tick, int[] neurons) {
                int count = stimulus.spikes(sample, tick, neurons);
                return sample == 3 && tick == 2 ? count - 1 : count;
            }
        };
        int[] neurons = new int[program.populations().get(0).shape().size()];
        int lost = neurons[stimulus.spikes(3, 2, neurons) - 1];
        try (JournalCheck check = new JournalCheck(journal)) {
            engine(program, 2).run(() -> silentOnce, SAMPLES, MARKS, List.of(check), sample -> {});
            assertThat(check.result().difference()).isEqualTo(new JournalDifference.Spike(3, 2, 0, lost, true));
            assertThat(check.result().equalTicks()).isEqualTo(3 * 9 + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "8, 7"})
    @Timeout(60)
    void shouldHoldEverySpikeWhereASlowJournalHoldsTheRunBack(int workers, int blockSpikes) throws IOException {
        ChipProgram program = spikingProgram();
        Stimulus stimulus = RandomStimulus.of(program, 1);
        SpikeJournalReader expected = record("a", program, stimulus, 1);
        RunResult free = engine(program, 1).run(() -> stimulus, SAMPLES, MARKS, List.of(), sample -> {});
        Path path = folder.resolve("slow" + workers);
        EngineOptions smallest =
                new EngineOptions(workers, Parallel.CORES, 2, blockSpikes, Kernels.best(), ChipClock.NONE);
        try (JournalRecorder recorder = JournalRecorder.open(path, EarlierPart.NONE)) {
            SpikeObserver slow = new Slow(recorder);
            RunResult held =
                    new Engine(program, smallest).run(() -> stimulus, SAMPLES, MARKS, List.of(slow), sample -> {});
            assertThat(held.activity()).isEqualTo(free.activity());
            assertThat(held.readOut()).isDeepEqualTo(free.readOut());
        }
        JournalComparison comparison = JournalComparison.of(SpikeJournalReader.open(path), expected);
        assertThat(comparison)
                .isEqualTo(new JournalComparison(SAMPLES * 9, free.activity().spikes(), null));
        assertThat(comparison.equalSpikes()).isPositive();
    }

    /** Sleeps before each block and at the end of each tick. */
    private record Slow(SpikeObserver observer) implements SpikeObserver {
        private static final long NANOS = 200_000;

        @Override
        public void observe(SpikeBlock block) {
            LockSupport.parkNanos(NANOS);
            observer.observe(block);
        }

        @Override
        public void tickDone(int sample, int tick) {
            LockSupport.parkNanos(NANOS);
            observer.tickDone(sample, tick);
        }
    }

    @Test
    void shouldRefuseToReplayMoreThanTheJournalHolds() throws IOException {
        ChipProgram program = spikingProgram();
        Stimulus stimulus = RandomStimulus.of(program, 1);
        SpikeJournalReader journal = record("a", program, stimulus, 1);
        try (JournalReplay replay = new JournalReplay(journal, program, () -> stimulus)) {
            assertThatThrownBy(() -> engine(program, 1).run(replay, SAMPLES + 1, MARKS, List.of(), sample -> {}))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("sample 5 tick 1: not in the journal");
        }
    }

    private static ChipProgram spikingProgram() {
        long seed = 1;
        while (!spiking(RandomPrograms.exact(seed))
                || RandomPrograms.exact(seed).populations().get(0).shape().size() < 12) {
            seed++;
        }
        return RandomPrograms.exact(seed);
    }

    /** Shows that the spikes come from the journal: it has none. */
    private record OnlyImages(Stimulus images) implements Stimulus {
        @Override
        public void image(int sample, double[] chw) {
            images.image(sample, chw);
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            throw new AssertionError("spikes asked of the images");
        }
    }
}
