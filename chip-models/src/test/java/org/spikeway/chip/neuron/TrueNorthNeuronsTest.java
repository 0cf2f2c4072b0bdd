package org.spikeway.chip.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.TrueNorthNeuron.ResetMode;

class TrueNorthNeuronsTest {
    private static final int[] NO_WEIGHTS = new int[4];
    private static final CounterRandom RANDOM = new CounterRandom(7);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFollowTheEquationTermByTerm(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TrueNorthNeuron[] parameters = new TrueNorthNeuron[64];
        NaiveTrueNorthNeuron[] naive = new NaiveTrueNorthNeuron[64];
        for (int j = 0; j < 64; j++) {
            parameters[j] = anyNeuron(random);
            naive[j] = new NaiveTrueNorthNeuron(parameters[j]);
        }
        TrueNorthNeurons neurons = new TrueNorthNeurons(64, j -> parameters[j], RANDOM, 0);
        int[] fired = new int[64];
        for (int tick = 0; tick < 300; tick++) {
            int[] input = new int[64];
            int[][] events = new int[64][4];
            for (int j = 0; j < 64; j++) {
                for (int type = 0; type < 4; type++) {
                    events[j][type] = random.nextInt(3);
                    input[j] += events[j][type] * parameters[j].weights()[type];
                }
            }
            int count = neurons.update(tick, input, fired);
            int seen = 0;
            for (int j = 0; j < 64; j++) {
                if (naive[j].tick(events[j])) {
                    assertThat(seen).isLessThan(count);
                    assertThat(fired[seen++]).isEqualTo(j);
                }
                assertThat((long) neurons.potential(j)).isEqualTo(naive[j].potential());
            }
            assertThat(seen).isEqualTo(count);
        }
    }

    private static TrueNorthNeuron anyNeuron(SplittableRandom random) {
        int[] weights = random.ints(4, -256, 256).toArray();
        int bits = random.nextInt(1, 19);
        return new TrueNorthNeuron(
                weights,
                0,
                random.nextInt(-256, 256),
                false,
                random.nextBoolean(),
                random.nextInt(1 << bits),
                0,
                random.nextInt(1 << bits),
                random.nextBoolean(),
                random.nextInt(-1 << bits, 1 << bits),
                ResetMode.ofGamma(random.nextInt(3)),
                random.nextInt(-1 << bits, 1 << bits));
    }

    private static TrueNorthNeuron neuron(int threshold, int floor, boolean kappa, int reset, ResetMode mode, int v) {
        return new TrueNorthNeuron(NO_WEIGHTS, 0, 0, false, false, threshold, 0, floor, kappa, reset, mode, v);
    }

    private static double after(TrueNorthNeuron neuron, int input) {
        TrueNorthNeurons one = new TrueNorthNeurons(1, j -> neuron, RANDOM, 0);
        one.update(0, new int[] {input}, new int[1]);
        return one.potential(0);
    }

    @Test
    void shouldFireAtTheThresholdItself() {
        TrueNorthNeurons one = new TrueNorthNeurons(1, j -> neuron(100, 0, false, 0, ResetMode.SOFT, 90), RANDOM, 0);
        assertThat(one.update(0, new int[] {9}, new int[1])).isZero();
        assertThat(one.update(1, new int[] {1}, new int[1])).isOne();
        assertThat(one.potential(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"HARD, 5", "SOFT, 3", "NONE, 103"})
    void shouldResetByGamma(ResetMode mode, double left) {
        assertThat(after(neuron(100, 0, false, 5, mode, 95), 8)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"HARD, false, -5", "SOFT, false, -3", "NONE, false, -53", "HARD, true, -50", "SOFT, true, -50"})
    void shouldFallByGammaAndKappa(ResetMode mode, boolean kappa, double left) {
        assertThat(after(neuron(100, 50, kappa, 5, mode, -45), -8)).isEqualTo(left);
    }

    @Test
    void shouldStayAtTheFloorItself() {
        assertThat(after(neuron(100, 50, false, 5, ResetMode.HARD, -45), -5)).isEqualTo(-50);
    }

    @ParameterizedTest
    @CsvSource({"20, 17", "-20, -17", "0, 0"})
    void shouldPullToZeroWithReversedLeak(int potential, double left) {
        TrueNorthNeuron neuron =
                new TrueNorthNeuron(NO_WEIGHTS, 0, -3, false, true, 100, 0, 100, false, 0, ResetMode.HARD, potential);
        assertThat(after(neuron, 0)).isEqualTo(left);
    }

    @Test
    void shouldSaturateAtTwentyBitsAndCount() {
        TrueNorthNeurons one =
                new TrueNorthNeurons(1, j -> neuron(262_143, 0, false, 0, ResetMode.NONE, 524_000), RANDOM, 0);
        one.update(0, new int[] {60_000}, new int[1]);
        assertThat(one.potential(0)).isEqualTo(524_287);
        assertThat(one.saturations()).isOne();
    }

    @Test
    void shouldRefuseTenBitWeights() {
        assertThatThrownBy(() -> new TrueNorthNeuron(
                        new int[] {0, 256, 0, 0}, 0, 0, false, false, 1, 0, 0, false, 0, ResetMode.HARD, 0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("weight 256");
    }

    /** 256 neurons for 4,096 ticks: 1,048,576 draws; the rate must lie within four standard errors. */
    private static void requireRate(TrueNorthNeuron neuron, double expected) {
        TrueNorthNeurons neurons = new TrueNorthNeurons(256, j -> neuron, RANDOM, 3);
        int[] input = new int[256];
        int[] fired = new int[256];
        long spikes = 0;
        for (int tick = 0; tick < 4096; tick++) {
            spikes += neurons.update(tick, input, fired);
        }
        requireWithinFourErrors(spikes, 256 * 4096, expected);
    }

    private static void requireWithinFourErrors(long hits, long draws, double expected) {
        double error = Math.sqrt(expected * (1 - expected) / draws);
        assertThat(Math.abs((double) hits / draws - expected)).isLessThan(4 * error);
    }

    /** The leak lifts V from R = 0 to α = 1 where the draw admits it: with probability (|λ| + 1)/256. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100, 254})
    void shouldLeakWithTheClosedFormRate(int leak) {
        requireRate(
                new TrueNorthNeuron(NO_WEIGHTS, 0, leak, true, false, 1, 0, 0, false, 0, ResetMode.HARD, 0),
                (leak + 1) / 256.0);
    }

    /** V stays at v, so it fires where ρ_T & M ≤ v − α: with probability (v − α + 1)/2^bits for M = 2^bits − 1. */
    @ParameterizedTest
    @CsvSource({"10, 100", "10, 1000", "18, 50000", "4, 3"})
    void shouldCrossTheRandomThresholdWithTheClosedFormRate(int bits, int above) {
        int alpha = 200;
        requireRate(
                new TrueNorthNeuron(
                        NO_WEIGHTS,
                        0,
                        0,
                        false,
                        false,
                        alpha,
                        (1 << bits) - 1,
                        0,
                        false,
                        0,
                        ResetMode.NONE,
                        alpha + above),
                (above + 1) / (double) (1 << bits));
    }

    /** With κ = 0 the floor −(β + η) is as random: V = −β − k falls through where η < k, and R = −1 then fires. */
    @Test
    void shouldFallThroughTheRandomFloorWithTheClosedFormRate() {
        TrueNorthNeurons neurons = new TrueNorthNeurons(
                256,
                j -> new TrueNorthNeuron(
                        NO_WEIGHTS, 0, 0, false, false, 5000, 1023, 100, false, -60, ResetMode.HARD, -400),
                RANDOM,
                1);
        int[] input = new int[256];
        int[] fired = new int[256];
        long fallen = 0;
        for (int tick = 0; tick < 4096; tick++) {
            neurons.update(tick, input, fired);
            for (int j = 0; j < 256; j++) {
                fallen += neurons.potential(j) == 60 ? 1 : 0;
                input[j] = -400 - (int) neurons.potential(j);
            }
        }
        requireWithinFourErrors(fallen, 256 * 4096, 300 / 1024.0);
    }

    @ParameterizedTest
    @EnumSource(ResetMode.class)
    void shouldDrawTheSameAgainAndOtherwiseOnAnotherCore(ResetMode mode) {
        TrueNorthNeuron noisy = new TrueNorthNeuron(NO_WEIGHTS, 0, 77, true, false, 40, 63, 0, true, 0, mode, 0);
        assertThat(raster(noisy, 0)).isEqualTo(raster(noisy, 0)).isNotEqualTo(raster(noisy, 1));
    }

    private static String raster(TrueNorthNeuron neuron, int core) {
        TrueNorthNeurons neurons = new TrueNorthNeurons(32, j -> neuron, RANDOM, core);
        StringBuilder raster = new StringBuilder();
        int[] fired = new int[32];
        for (int tick = 0; tick < 200; tick++) {
            int count = neurons.update(tick, new int[32], fired);
            for (int k = 0; k < count; k++) {
                raster.append(tick).append(':').append(fired[k]).append(' ');
            }
        }
        return raster.toString();
    }
}
