package org.spikeway.chip.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.LoihiCubaNeurons.Profile;

class LoihiCubaNeuronsTest {
    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(24);
    private static final long HALF = 1 << 23;

    /** The equations with numbers of any size. */
    private static final class Naive {
        private final Profile p;
        private final int mantissa;
        private BigInteger u = BigInteger.ZERO;
        private BigInteger v = BigInteger.ZERO;

        Naive(Profile p, int mantissa) {
            this.p = p;
            this.mantissa = mantissa;
        }

        private static BigInteger decay(BigInteger x, int factor) {
            BigInteger magnitude = x.abs().multiply(BigInteger.valueOf(factor)).shiftRight(12);
            return x.signum() < 0 ? magnitude.negate() : magnitude;
        }

        boolean tick(int a) {
            u = decay(u, 4096 - (p.du() + 1)).add(BigInteger.valueOf(a).shiftLeft(6));
            u = u.add(BigInteger.valueOf(HALF)).mod(WRAP).subtract(BigInteger.valueOf(HALF));
            v = decay(v, 4096 - p.dv()).add(u).add(BigInteger.valueOf(mantissa).shiftLeft(p.biasExponent()));
            v = v.min(BigInteger.valueOf(HALF - 1)).max(BigInteger.valueOf(1 - HALF));
            boolean fires = v.compareTo(BigInteger.valueOf(p.vth()).shiftLeft(6)) > 0;
            v = fires ? BigInteger.ZERO : v;
            return fires;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldFollowTheEquationsThroughWrapsAndSaturation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Profile profile = new Profile(
                random.nextInt(4096), random.nextInt(4096), random.nextInt(1 << 17), random.nextInt(8), 0, 0);
        int[] mantissas = random.ints(20, -4096, 4096).toArray();
        LoihiCubaNeurons neurons = new LoihiCubaNeurons(profile, mantissas);
        Naive[] naive = new Naive[20];
        for (int i = 0; i < 20; i++) {
            naive[i] = new Naive(profile, mantissas[i]);
        }
        int[] fired = new int[20];
        for (int tick = 0; tick < 300; tick++) {
            int[] input = random.ints(20, -200_000, 200_000).toArray();
            int count = neurons.update(tick, input, fired);
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                if (naive[i].tick(input[i])) {
                    expected.add(i);
                }
                assertThat(neurons.current(i)).isEqualTo(naive[i].u.intValueExact());
                assertThat(neurons.potential(i)).isEqualTo(naive[i].v.doubleValue());
            }
            assertThat(spikes(fired, count)).isEqualTo(expected);
        }
        assertThat(neurons.saturations()).isPositive();
    }

    private static List<Integer> spikes(int[] fired, int count) {
        List<Integer> list = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            list.add(fired[k]);
        }
        return list;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 63})
    void shouldRestForTheRefractoryPeriod(int refractory) {
        LoihiCubaNeurons one = new LoihiCubaNeurons(new Profile(4095, 0, 1, 0, refractory, 0), new int[] {0});
        List<Integer> times = new ArrayList<>();
        for (int tick = 0; tick < 200; tick++) {
            if (one.update(tick, new int[] {2}, new int[1]) == 1) {
                times.add(tick);
            }
        }
        assertThat(times.get(0)).isZero();
        for (int k = 1; k < times.size(); k++) {
            assertThat(times.get(k) - times.get(k - 1)).isEqualTo(refractory + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 63})
    void shouldSendTheSameSpikesLaterByTheAxonalDelay(int delay) {
        LoihiCubaNeurons prompt = new LoihiCubaNeurons(new Profile(500, 100, 300, 0, 2, 0), new int[70]);
        LoihiCubaNeurons late = new LoihiCubaNeurons(new Profile(500, 100, 300, 0, 2, delay), new int[70]);
        List<List<Integer>> sentPromptly = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(delay);
        int[] fired = new int[70];
        for (int tick = 0; tick < 300; tick++) {
            int[] input = random.ints(70, 0, 200).toArray();
            sentPromptly.add(spikes(fired, prompt.update(tick, input, fired)));
            List<Integer> sent = spikes(fired, late.update(tick, input, fired));
            assertThat(sent).isEqualTo(tick < delay ? List.of() : sentPromptly.get(tick - delay));
        }
        assertThat(sentPromptly).anyMatch(spikes -> !spikes.isEmpty());
    }

    @Test
    void shouldBeginAgainAfterReset() {
        LoihiCubaNeurons neurons = new LoihiCubaNeurons(new Profile(10, 10, 100, 3, 4, 5), new int[] {50, -50});
        List<Integer> first = counts(neurons);
        neurons.reset();
        assertThat(counts(neurons)).isEqualTo(first);
    }

    private static List<Integer> counts(LoihiCubaNeurons neurons) {
        List<Integer> counts = new ArrayList<>();
        for (int tick = 0; tick < 60; tick++) {
            counts.add(neurons.update(tick, new int[] {tick, 40}, new int[2]));
        }
        return counts;
    }

    @Test
    void shouldRefuseAThresholdBeyondSeventeenBits() {
        assertThatThrownBy(() -> new Profile(0, 0, 1 << 17, 0, 0, 0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("vth 131072 is outside 0 … 131071");
    }
}
