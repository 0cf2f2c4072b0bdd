package org.spikeway.simulator.truenorth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.CounterRandom;
import org.spikeway.chip.neuron.TrueNorthCore;
import org.spikeway.chip.neuron.TrueNorthNeuron;
import org.spikeway.chip.neuron.TrueNorthNeurons;

class TrueNorthNetworkTest {
    private static final int SIZE = 256;
    private static final int CORES = 3;
    private static final int NEURONS = CORES * SIZE;
    private static final int TICKS = 120;

    /** Leaky neurons of threshold 300 with weights 7 and −5, joined at random; kept as plain tables. */
    private static final class Naive {
        private final boolean[][] connected = new boolean[NEURONS][SIZE];
        private final int[] target = new int[NEURONS];
        private final byte[] delay = new byte[NEURONS];
        private final int[] leak = new int[NEURONS];
        private final int[] potential = new int[NEURONS];
        private final boolean[][] arrivals = new boolean[TICKS + 16][NEURONS];
        private long spikes;
        private long events;

        Naive(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < NEURONS; i++) {
                target[i] = random.nextInt(NEURONS);
                delay[i] = (byte) random.nextInt(1, 16);
                leak[i] = random.nextInt(40);
                for (int j = 0; j < SIZE; j++) {
                    connected[i][j] = random.nextInt(4) == 0;
                }
            }
        }

        void run() {
            for (int tick = 0; tick < TICKS; tick++) {
                for (int axon = 0; axon < NEURONS; axon++) {
                    for (int j = 0; arrivals[tick][axon] && j < SIZE; j++) {
                        if (connected[axon][j]) {
                            potential[axon / SIZE * SIZE + j] += axon % 2 == 0 ? 7 : -5;
                            events++;
                        }
                    }
                }
                for (int i = 0; i < NEURONS; i++) {
                    potential[i] += leak[i];
                    if (potential[i] >= 300) {
                        potential[i] -= 300;
                        spikes++;
                        arrivals[tick + delay[i]][target[i]] = true;
                    }
                }
            }
        }

        TrueNorthNetwork network() {
            TrueNorthCore[] cores = new TrueNorthCore[CORES];
            for (int c = 0; c < CORES; c++) {
                int first = c * SIZE;
                long[] rows = TrueNorthCore.noSynapses();
                byte[] types = new byte[SIZE];
                for (int axon = 0; axon < SIZE; axon++) {
                    types[axon] = (byte) (axon % 2 == 0 ? 2 : 3);
                    for (int j = 0; j < SIZE; j++) {
                        if (connected[first + axon][j]) {
                            TrueNorthCore.connect(rows, axon, j);
                        }
                    }
                }
                TrueNorthNeurons neurons =
                        new TrueNorthNeurons(SIZE, j -> neuron(leak[first + j]), new CounterRandom(0), c);
                cores[c] = new TrueNorthCore(rows, types, neurons);
            }
            return new TrueNorthNetwork(cores, target, delay);
        }

        private static TrueNorthNeuron neuron(int leak) {
            return new TrueNorthNeuron(
                    new int[] {0, 0, 7, -5},
                    0,
                    leak,
                    false,
                    false,
                    300,
                    0,
                    262_143,
                    true,
                    0,
                    TrueNorthNeuron.ResetMode.SOFT,
                    0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldDoWhatPlainTablesDo(long seed) {
        Naive naive = new Naive(seed);
        TrueNorthNetwork network = naive.network();
        naive.run();
        for (int tick = 0; tick < TICKS; tick++) {
            network.step();
        }
        assertThat(network.spikes()).isEqualTo(naive.spikes).isPositive();
        assertThat(network.synapticEvents()).isEqualTo(naive.events).isPositive();
        for (int i = 0; i < NEURONS; i++) {
            assertThat(network.core(i / SIZE).potential(i % SIZE)).isEqualTo(naive.potential[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 128", "0.5, 0", "11.58, 128", "20.07, 256", "95.93, 128", "200, 128"})
    void shouldFireAtTheRateAskedFor(double hertz, int synapses) {
        TrueNorthNetwork network = new RandomNetwork(synapses, hertz, 3).build(64);
        for (int tick = 0; tick < 216; tick++) {
            if (tick == 16) {
                network.clearCounts();
            }
            network.step();
        }
        double spikes = hertz * 1e-3 * 200 * 64 * SIZE;
        double tolerance = 0.005 * spikes + 4 * Math.sqrt(spikes);
        assertThat((double) network.spikes()).isBetween(spikes - tolerance, spikes + tolerance);
        assertThat((double) network.synapticEvents())
                .isBetween((spikes - 2 * tolerance) * synapses, (spikes + 2 * tolerance) * synapses);
    }

    @Test
    void shouldReachEveryAxonFromOneNeuron() {
        TrueNorthNetwork network = new RandomNetwork(1, 10, 5).build(20);
        boolean[] reached = new boolean[20 * SIZE];
        for (int neuron = 0; neuron < reached.length; neuron++) {
            assertThat(reached[network.target(neuron)]).isFalse();
            reached[network.target(neuron)] = true;
        }
    }

    @Test
    void shouldGiveEveryAxonItsSynapses() {
        TrueNorthNetwork network = new RandomNetwork(77, 10, 5).build(2);
        for (int axon = 0; axon < SIZE; axon++) {
            assertThat(network.core(1).synapses(axon)).isEqualTo(77);
        }
    }

    @ParameterizedTest
    @CsvSource({"257, 10", "-1, 10", "128, -1", "128, 501", "128, NaN", "128, 0.001"})
    void shouldRefuseWhatTheChipCannotDo(int synapses, double hertz) {
        assertThatThrownBy(() -> new RandomNetwork(synapses, hertz, 0)).isInstanceOf(RefusedException.class);
    }
}
