package org.spikeway.chip.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

class IfNeuronsTest {
    @ParameterizedTest
    @CsvSource({"SOFT, 2", "HARD, 0"})
    void shouldFireAndResetInWholeNumbers(Reset reset, double left) {
        IntegerIfNeurons one = new IntegerIfNeurons(new int[1], 10, reset, 7, 1000);
        assertThat(one.update(0, new int[] {5}, new int[1])).isOne();
        assertThat(one.potential(0)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"SOFT, 0.25", "HARD, 0"})
    void shouldFireAndResetInFloatingPoint(Reset reset, double left) {
        FloatIfNeurons one = new FloatIfNeurons(new float[1], 1, reset, 0.75f);
        assertThat(one.update(0, new float[] {0.5f}, new int[1])).isOne();
        assertThat(one.potential(0)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"SOFT, 1", "HARD, 0"})
    void shouldLeakAQuarterInWholeNumbers(Reset reset, double left) {
        IntegerLifNeurons one = new IntegerLifNeurons(new int[1], 1024, 10, reset, 7, 1000);
        assertThat(one.update(0, new int[] {6}, new int[1])).isOne();
        assertThat(one.potential(0)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"7, 5", "-7, -5", "1, 0", "-1, 0"})
    void shouldLeakTowardZero(int before, double after) {
        IntegerLifNeurons one = new IntegerLifNeurons(new int[1], 1024, 10, Reset.SOFT, before, 1000);
        one.update(0, new int[1], new int[1]);
        assertThat(one.potential(0)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"SOFT, 0.125", "HARD, 0"})
    void shouldLeakInFloatingPoint(Reset reset, double left) {
        FloatLifNeurons one = new FloatLifNeurons(new float[1], 0.75f, 1, reset, 0.5f);
        assertThat(one.update(0, new float[] {0.75f}, new int[1])).isOne();
        assertThat(one.potential(0)).isEqualTo(left);
    }

    @ParameterizedTest
    @EnumSource(Reset.class)
    void shouldBeIntegrateAndFireWithoutLeak(Reset reset) {
        SplittableRandom random = new SplittableRandom(4);
        int[] biases = random.ints(40, -5, 6).toArray();
        IntegerIfNeurons plain = new IntegerIfNeurons(biases, 50, reset, 3, 400);
        IntegerLifNeurons leaky = new IntegerLifNeurons(biases, 0, 50, reset, 3, 400);
        requireSame(plain, leaky, random);
        assertThat(plain.saturations()).isPositive().isEqualTo(leaky.saturations());
    }

    private static void requireSame(NeuronArray<int[]> a, NeuronArray<int[]> b, SplittableRandom random) {
        int[] firedA = new int[a.size()];
        int[] firedB = new int[b.size()];
        for (int tick = 0; tick < 300; tick++) {
            int[] input = random.ints(a.inputs(), -90, 91).toArray();
            int count = a.update(tick, input, firedA);
            assertThat(b.update(tick, input, firedB)).isEqualTo(count);
            for (int k = 0; k < count; k++) {
                assertThat(firedA[k]).isEqualTo(firedB[k]);
            }
            for (int i = 0; i < a.size(); i++) {
                assertThat(a.potential(i)).isEqualTo(b.potential(i));
            }
        }
    }

    /** Small whole numbers are exact in floating point, so both number formats must agree. */
    @ParameterizedTest
    @EnumSource(Reset.class)
    void shouldAgreeInBothNumberFormats(Reset reset) {
        SplittableRandom random = new SplittableRandom(9);
        IntegerIfNeurons whole = new IntegerIfNeurons(new int[30], 20, reset, 0, 1 << 20);
        FloatIfNeurons real = new FloatIfNeurons(new float[30], 20, reset, 0);
        int[] firedWhole = new int[30];
        int[] firedReal = new int[30];
        for (int tick = 0; tick < 300; tick++) {
            int[] input = random.ints(30, -10, 20).toArray();
            float[] sums = new float[30];
            for (int i = 0; i < 30; i++) {
                sums[i] = input[i];
            }
            assertThat(real.update(tick, sums, firedReal)).isEqualTo(whole.update(tick, input, firedWhole));
            for (int i = 0; i < 30; i++) {
                assertThat(real.potential(i)).isEqualTo(whole.potential(i));
            }
        }
    }

    /** Without noise a leaky neuron under a constant current b fires when b·(1 − k^n)/(1 − k) first reaches θ. */
    @Test
    void shouldFireAtTheTimeOfTheClosedForm() {
        FloatLifNeurons one = new FloatLifNeurons(new float[] {0.2f}, 0.9f, 1, Reset.HARD, 0);
        int first = (int) Math.ceil(Math.log(1 - 1 / 0.2 * 0.1) / Math.log(0.9));
        for (int n = 1; n <= 3 * first; n++) {
            assertThat(one.update(n, new float[1], new int[1])).isEqualTo(n % first == 0 ? 1 : 0);
        }
    }

    @Test
    void shouldSayWhenNothingCanHappenWithoutInput() {
        IntegerIfNeurons silent = new IntegerIfNeurons(new int[1], 10, Reset.SOFT, 25, 100);
        int spikes = 0;
        for (int tick = 0; !silent.isSettled(); tick++) {
            spikes += silent.update(tick, new int[1], new int[1]);
        }
        assertThat(spikes).isEqualTo(2);
        assertThat(silent.potential(0)).isEqualTo(5);
        IntegerIfNeurons driven = new IntegerIfNeurons(new int[] {1}, 10, Reset.SOFT, 0, 100);
        driven.update(0, new int[1], new int[1]);
        assertThat(driven.isSettled()).isFalse();
    }

    @Test
    void shouldRefuseAThresholdThatNoPotentialReaches() {
        assertThatThrownBy(() -> new IntegerIfNeurons(new int[1], 101, Reset.SOFT, 0, 100))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("threshold 101 is outside 1 … 100");
    }

    @Test
    void shouldRefuseAThresholdThatIsNoNumber() {
        assertThatThrownBy(() -> new FloatLifNeurons(new float[1], 0.5f, Float.NaN, Reset.SOFT, 0))
                .isInstanceOf(RefusedException.class);
    }
}
