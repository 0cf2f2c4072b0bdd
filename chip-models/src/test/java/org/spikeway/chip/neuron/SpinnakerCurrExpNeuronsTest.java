package org.spikeway.chip.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.SpinnakerCurrExpNeurons.Parameters;

class SpinnakerCurrExpNeuronsTest {
    private static final Parameters CORTEX = new Parameters(0.1, -65, -65, -50, 10, 0.25, 0.1, 2, 0.5, 0.5);

    private static int fixed(double value) {
        return SpinnakerCurrExpNeurons.fixed("value", value);
    }

    @Test
    void shouldMoveByOneMillivoltInTheExampleOfThePage() {
        // R_m = 20 MΩ, exp(−dt/τ_m) = 0.95; the synapse is so slow that its decay and init are 1 to nine digits.
        double tau = -1 / Math.log(0.95);
        Parameters p = new Parameters(1, -65, -65, -50, tau, tau / 20, 0, 0, 1e9, 1e9);
        SpinnakerCurrExpNeurons one = new SpinnakerCurrExpNeurons(1, p);
        one.update(0, new int[] {fixed(1), 0}, new int[1]);
        assertThat(one.potential(0)).isCloseTo(-64, within(0.001));
    }

    /** The same steps with numbers of any size, rounded where the chip rounds. */
    private static final class Naive {
        private final BigDecimal rest;
        private final BigDecimal threshold;
        private final BigDecimal reset;
        private final BigDecimal resistance;
        private final BigDecimal kept;
        private final BigDecimal offset;
        private final BigDecimal decay;
        private final BigDecimal init;
        private final int refractory;
        private BigDecimal v;
        private BigDecimal e = BigDecimal.ZERO;
        private BigDecimal h = BigDecimal.ZERO;
        private int left;

        Naive(Parameters p) {
            rest = word(p.restPotential());
            threshold = word(p.threshold());
            reset = word(p.resetPotential());
            resistance = word(p.membraneTime() / p.capacitance());
            kept = word(Math.exp(-p.dt() / p.membraneTime()));
            offset = word(p.offset());
            double keep = Math.exp(-p.dt() / p.excitatoryTime());
            decay = bits(keep, 32);
            init = bits(p.excitatoryTime() / p.dt() * (1 - keep), 32);
            refractory = (int) Math.ceil(p.refractoryTime() / p.dt());
            v = rest;
        }

        private static BigDecimal word(double value) {
            return bits(value, 15);
        }

        private static BigDecimal bits(double value, int bits) {
            return round(new BigDecimal(value), bits, RoundingMode.HALF_EVEN);
        }

        private static BigDecimal round(BigDecimal value, int bits, RoundingMode mode) {
            BigDecimal scale = new BigDecimal(BigInteger.ONE.shiftLeft(bits));
            return value.multiply(scale).setScale(0, mode).divide(scale);
        }

        /** To nearest, a half upward. */
        private static BigDecimal times(BigDecimal a, BigDecimal b) {
            return round(a.multiply(b).add(BigDecimal.ONE.divide(BigDecimal.valueOf(1 << 16))), 15, RoundingMode.FLOOR);
        }

        private static BigDecimal scaled(BigDecimal a, BigDecimal fraction) {
            return round(a.multiply(fraction), 15, RoundingMode.FLOOR);
        }

        boolean tick(BigDecimal excitation, BigDecimal inhibition) {
            e = e.add(scaled(excitation, init));
            h = h.add(scaled(inhibition, init));
            boolean fires = false;
            if (left > 0) {
                left--;
            } else {
                BigDecimal alpha = times(e.subtract(h).add(offset), resistance).add(rest);
                v = alpha.subtract(times(kept, alpha.subtract(v)));
                fires = v.compareTo(threshold) >= 0;
                v = fires ? reset : v;
                left = fires ? refractory : 0;
            }
            e = scaled(e, decay);
            h = scaled(h, decay);
            return fires;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGiveTheBitsOfTheEquations(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SpinnakerCurrExpNeurons neurons = new SpinnakerCurrExpNeurons(8, CORTEX);
        Naive[] naive = new Naive[8];
        for (int i = 0; i < 8; i++) {
            naive[i] = new Naive(CORTEX);
        }
        int[] fired = new int[8];
        int spikes = 0;
        for (int tick = 0; tick < 2000; tick++) {
            int[] input = random.ints(16, 0, fixed(2)).toArray();
            int count = neurons.update(tick, input, fired);
            int seen = 0;
            for (int i = 0; i < 8; i++) {
                boolean fires = naive[i].tick(Naive.word(input[i] * 0x1p-15), Naive.word(input[8 + i] * 0x1p-15));
                assertThat(seen < count && fired[seen] == i).isEqualTo(fires);
                seen += fires ? 1 : 0;
                assertThat(new BigDecimal(neurons.potential(i))).isEqualByComparingTo(naive[i].v);
            }
            spikes += count;
        }
        assertThat(spikes).isPositive();
        assertThat(neurons.saturations()).isZero();
    }

    @Test
    void shouldStayNearTheRealNumbers() {
        SpinnakerCurrExpNeurons one =
                new SpinnakerCurrExpNeurons(1, new Parameters(1, -65, -65, 1000, 20, 1, 0, 2, 5, 5));
        double current = 0;
        double v = -65;
        SplittableRandom random = new SplittableRandom(5);
        for (int tick = 0; tick < 500; tick++) {
            double weight = random.nextDouble(1);
            one.update(tick, new int[] {fixed(weight), 0}, new int[1]);
            double keep = Math.exp(-0.2);
            current += weight * 5 * (1 - keep);
            double alpha = current * 20 - 65;
            v = alpha - Math.exp(-0.05) * (alpha - v);
            current *= keep;
            assertThat(one.potential(0)).isCloseTo(v, within(0.02));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "1.5, 3", "2, 3"})
    void shouldRestForTheRefractoryTimeRoundedUpToTicks(double time, int between) {
        SpinnakerCurrExpNeurons one =
                new SpinnakerCurrExpNeurons(1, new Parameters(1, -65, -65, -50, 20, 1, 1000, time, 5, 5));
        List<Integer> times = new ArrayList<>();
        for (int tick = 0; tick < 50; tick++) {
            if (one.update(tick, new int[2], new int[1]) == 1) {
                times.add(tick);
            }
        }
        for (int k = 1; k < times.size(); k++) {
            assertThat(times.get(k) - times.get(k - 1)).isEqualTo(between);
        }
        assertThat(times).hasSizeGreaterThan(10);
    }

    @Test
    void shouldCountWhatLeavesThirtyTwoBits() {
        SpinnakerCurrExpNeurons one =
                new SpinnakerCurrExpNeurons(1, new Parameters(1, -65, -65, -50, 20, 0.001, 60_000, 0, 5, 5));
        one.update(0, new int[2], new int[1]);
        assertThat(one.saturations()).isPositive();
    }

    @Test
    void shouldRefuseWhatSixteenBitsDoNotHold() {
        assertThatThrownBy(() -> fixed(70_000))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("value 70000.0 is outside the s16.15 range");
    }

    @Test
    void shouldRefuseAResetAtTheThreshold() {
        assertThatThrownBy(() -> new Parameters(1, -65, -50, -50, 20, 1, 0, 0, 5, 5))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("v_reset -50.0 mV is not below v_thresh -50.0 mV");
    }
}
