package org.spikeway.chip.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.TrueNorthNeuron.ResetMode;

class TrueNorthCoreTest {
    private static final CounterRandom RANDOM = new CounterRandom(11);

    private static TrueNorthNeuron counting(int[] weights, int stochasticTypes) {
        return new TrueNorthNeuron(
                weights, stochasticTypes, 0, false, false, 262_143, 0, 262_143, false, 0, ResetMode.NONE, 0);
    }

    private static TrueNorthCore core(long[] rows, byte[] types, TrueNorthNeuron neuron) {
        return new TrueNorthCore(rows, types, new TrueNorthNeurons(256, j -> neuron, RANDOM, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 15})
    void shouldUseASpikeAfterItsDelay(int delay) {
        long[] rows = TrueNorthCore.noSynapses();
        TrueNorthCore.connect(rows, 200, 130);
        TrueNorthCore core = core(rows, new byte[256], counting(new int[] {5, 0, 0, 0}, 0));
        core.receive(200, 3, delay);
        int[] fired = new int[256];
        for (int tick = 4; tick < 24; tick++) {
            core.update(tick, fired);
            assertThat(core.potential(130)).isEqualTo(tick < 3 + delay ? 0 : 5);
        }
        assertThat(core.events(200)).isOne();
        assertThat(core.synapticEvents()).isOne();
        assertThat(core.synapses(200)).isOne();
        core.clearCounts();
        assertThat(core.events(200)).isZero();
        assertThat(core.synapticEvents()).isZero();
    }

    @Test
    void shouldCountTwoSpikesForOneAxonAndTickAsOneEvent() {
        long[] rows = TrueNorthCore.noSynapses();
        TrueNorthCore.connect(rows, 0, 0);
        TrueNorthCore core = core(rows, new byte[256], counting(new int[] {5, 0, 0, 0}, 0));
        core.receive(0, 0, 2);
        core.receive(0, 1, 1);
        core.update(2, new int[256]);
        assertThat(core.potential(0)).isEqualTo(5);
        assertThat(core.events(0)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16})
    void shouldRefuseDelaysThatTheChipDoesNotHave(int delay) {
        TrueNorthCore core = core(TrueNorthCore.noSynapses(), new byte[256], counting(new int[4], 0));
        assertThatThrownBy(() -> core.receive(0, 0, delay))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("delay " + delay);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSumTheWeightsOfTheTypesOfAllConnectedAxons(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[][] connected = new boolean[256][256];
        long[] rows = TrueNorthCore.noSynapses();
        byte[] types = new byte[256];
        for (int axon = 0; axon < 256; axon++) {
            types[axon] = (byte) random.nextInt(4);
            for (int neuron = 0; neuron < 256; neuron++) {
                connected[axon][neuron] = random.nextInt(3) == 0;
                if (connected[axon][neuron]) {
                    TrueNorthCore.connect(rows, axon, neuron);
                }
            }
        }
        int[] weights = random.ints(4, -256, 256).toArray();
        TrueNorthCore core = core(rows, types, counting(weights, 0));
        int[] expected = new int[256];
        long events = 0;
        for (int axon = 0; axon < 256; axon++) {
            if (random.nextBoolean()) {
                core.receive(axon, 0, 1);
                for (int neuron = 0; neuron < 256; neuron++) {
                    expected[neuron] += connected[axon][neuron] ? weights[types[axon]] : 0;
                    events += connected[axon][neuron] ? 1 : 0;
                }
            }
        }
        core.update(1, new int[256]);
        assertThat(core.synapticEvents()).isEqualTo(events);
        for (int neuron = 0; neuron < 256; neuron++) {
            assertThat(core.potential(neuron)).isEqualTo(expected[neuron]);
        }
    }

    /** 256 axons × 256 neurons × 16 ticks: 1,048,576 draws; each adds the sign of s with probability (|s| + 1)/256. */
    @ParameterizedTest
    @ValueSource(ints = {1, -40, 128, -256, 200})
    void shouldAdmitStochasticSynapsesWithTheClosedFormRate(int weight) {
        long[] rows = TrueNorthCore.noSynapses();
        Arrays.fill(rows, -1);
        TrueNorthCore core = core(rows, new byte[256], counting(new int[] {weight, 0, 0, 0}, 1));
        for (int tick = 1; tick <= 16; tick++) {
            for (int axon = 0; axon < 256; axon++) {
                core.receive(axon, tick - 1, 1);
            }
            core.update(tick, new int[256]);
        }
        double sum = 0;
        for (int neuron = 0; neuron < 256; neuron++) {
            sum += core.potential(neuron);
        }
        double draws = 256.0 * 256 * 16;
        double rate = Math.min(1, (Math.abs(weight) + 1) / 256.0);
        double error = Math.sqrt(rate * (1 - rate) / draws);
        assertThat(Math.abs(sum / draws - Math.signum(weight) * rate)).isLessThanOrEqualTo(4 * error);
    }

    @Test
    void shouldForgetEverythingOnReset() {
        long[] rows = TrueNorthCore.noSynapses();
        TrueNorthCore.connect(rows, 0, 0);
        TrueNorthCore core = core(rows, new byte[256], counting(new int[] {5, 0, 0, 0}, 0));
        core.receive(0, 0, 1);
        core.update(1, new int[256]);
        core.receive(0, 1, 9);
        core.reset();
        core.update(10, new int[256]);
        assertThat(core.potential(0)).isZero();
    }
}
