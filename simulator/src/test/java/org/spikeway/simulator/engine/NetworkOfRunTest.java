package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.kernel.PlainKernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.noc.ChipNetwork;
import org.spikeway.simulator.noc.ChipTimes;
import org.spikeway.simulator.noc.NetworkTimes;
import org.spikeway.simulator.noc.SpikeMeter;

/** The times of the network on chip against a plain account of every spike of random programs. */
class NetworkOfRunTest {
    private static final Geometry MESH = ExactClock.MESH;

    private static final int SAMPLES = 4;
    private static final int[] MARKS = {9};

    /** A slice takes 3.5 ns and 7.25 ns more for each spike. */
    private record SpikeClock(ChipNetwork network) implements ChipClock {
        @Override
        public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
            return 3.5 + 7.25 * spikes;
        }

        @Override
        public SpikeMeter newMeter(int ticksApart) {
            return network.newMeter(ticksApart);
        }
    }

    private static ChipTimes times(
            ChipProgram program, long seed, ChipNetwork network, Parallel parallel, int workers) {
        EngineOptions options =
                new EngineOptions(workers, parallel, 64, 16, new PlainKernels(), new SpikeClock(network));
        new Engine(program, options)
                .run(() -> RandomStimulus.of(program, seed), SAMPLES, MARKS, List.of(), sample -> {});
        return network.times();
    }

    private static Map<List<Integer>, List<Integer>> trains(ChipProgram program, long seed) {
        SpikeRecorder recorder = new SpikeRecorder(MARKS[0]);
        new Engine(program, EngineOptions.workers(1))
                .run(() -> RandomStimulus.of(program, seed), SAMPLES, MARKS, List.of(recorder), sample -> {});
        return recorder.trains();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldTimeEveryTickAsMessageByMessage(long batch) {
        long queueing = 0;
        long late = 0;
        for (int i = 0; i < 8; i++) {
            long seed = 1000 * batch + i;
            ChipProgram program = RandomPrograms.exact(seed);
            Map<List<Integer>, List<Integer>> trains = trains(program, seed);
            for (boolean multicast : new boolean[] {false, true}) {
                for (long fixedTick : new long[] {0, 114_000}) {
                    NetworkTimes times = new NetworkTimes(4_100, 6_500, 2_100, 113_000, fixedTick);
                    ChipTimes expected =
                            new NaiveNetwork(program, MESH, multicast, times).times(trains, SAMPLES, MARKS[0]);
                    for (Parallel parallel : Parallel.values()) {
                        for (int workers : new int[] {1, 3}) {
                            ChipNetwork network = new ChipNetwork(program, MESH, multicast, times);
                            assertThat(times(program, seed, network, parallel, workers))
                                    .as("program %d, multicast %s, %d %s", seed, multicast, workers, parallel)
                                    .isEqualTo(expected);
                        }
                    }
                    queueing += expected.queueing();
                    late += expected.lateTicks();
                }
            }
        }
        assertThat(queueing).isPositive();
        assertThat(late).isPositive();
    }

    /** Every source neuron spikes at every tick. */
    private static final class AllAtOnce implements Stimulus {
        @Override
        public void image(int sample, double[] chw) {
            throw new IllegalStateException("there is no image");
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            for (int i = 0; i < 5; i++) {
                neurons[i] = i;
            }
            return 5;
        }
    }

    /** Five spikes pass from core 1 to core 2 of one tile and tick: 3.5 + 5·7.25 ns of work, then five ports of 2.1 ns. */
    @Test
    void shouldAddUpByHand() {
        ChipProgram program = SpikingChain.program();
        ChipNetwork network = new ChipNetwork(
                program, new Geometry.Mesh(1, 1, 1, 8, 1), false, new NetworkTimes(1, 1, 2_100, 100_000, 0));
        EngineOptions options =
                new EngineOptions(2, Parallel.CORES, 64, 16, new PlainKernels(), new SpikeClock(network));
        new Engine(program, options).run(AllAtOnce::new, 1, new int[] {1}, List.of(), sample -> {});
        ChipTimes times = network.times();
        assertThat(times.messages()).isEqualTo(5);
        assertThat(times.slowestCore()).isEqualTo(3_500);
        assertThat(times.network()).isEqualTo(5 * 2_100 - 3_500);
        assertThat(times.queueing()).isEqualTo(5 * 2_100 - 3_500);
        assertThat(times.total()).isEqualTo(5 * 2_100 + 100_000);
        assertThat(times.longestSample()).isEqualTo(times.total());
    }
}
