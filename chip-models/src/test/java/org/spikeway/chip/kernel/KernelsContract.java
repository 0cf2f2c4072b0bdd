package org.spikeway.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the kernels must do, bit for bit: each element on its own, as its definition says. */
abstract class KernelsContract {
    private static final int ROUNDS = 400;

    abstract Kernels kernels();

    private final Operands operands = new Operands(new SplittableRandom(20260807));

    @Test
    void shouldAddNarrowWeights() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Run run = operands.run();
            byte[] weights = operands.bytes(run.from() + run.length() + 9);
            int[] sums = operands.ints(run.at() + run.length() + 9, 1 << 30);
            int[] expected = sums.clone();
            for (int i = 0; i < run.length(); i++) {
                expected[run.at() + i] += weights[run.from() + i];
            }
            kernels().add(sums, run.at(), weights, run.from(), run.length());
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddNarrowWeightsUpToTheLastElement() {
        for (int length = 0; length < 70; length++) {
            int[] sums = new int[length];
            byte[] weights = operands.bytes(length);
            kernels().add(sums, 0, weights, 0, length);
            for (int i = 0; i < length; i++) {
                assertThat(sums[i]).isEqualTo(weights[i]);
            }
        }
    }

    @Test
    void shouldAddSeveralNarrowRunsAsOneAfterTheOther() {
        for (int length = 0; length < 70; length++) {
            byte[] weights = operands.bytes(4 * length + 9);
            int[] two = operands.ints(length + 5, 1 << 30);
            int[] four = two.clone();
            int[] expected = two.clone();
            kernels().add(expected, 5, weights, 1, length);
            kernels().add(expected, 5, weights, length, length);
            kernels().addTwo(two, 5, weights, 1, length, length);
            assertThat(two).isEqualTo(expected);
            kernels().add(expected, 5, weights, 2 * length, length);
            kernels().add(expected, 5, weights, 3 * length + 9, length);
            kernels().addFour(four, 5, weights, 1, length, 2 * length, 3 * length + 9, length);
            assertThat(four).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddTwoFloatRunsAsOneAfterTheOther() {
        for (int length = 0; length < 70; length++) {
            float[] weights = operands.floats(2 * length);
            float[] sums = operands.floats(length);
            float[] expected = sums.clone();
            kernels().add(expected, 0, weights, 0, length);
            kernels().add(expected, 0, weights, length, length);
            kernels().addTwo(sums, 0, weights, 0, length, length);
            assertThat(Operands.bits(sums)).isEqualTo(Operands.bits(expected));
        }
    }

    @Test
    void shouldAddWideWeights() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Run run = operands.run();
            int[] weights = operands.ints(run.from() + run.length(), 1 << 30);
            int[] sums = operands.ints(run.at() + run.length(), 1 << 30);
            int[] expected = sums.clone();
            for (int i = 0; i < run.length(); i++) {
                expected[run.at() + i] += weights[run.from() + i];
            }
            kernels().add(sums, run.at(), weights, run.from(), run.length());
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddFloats() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Run run = operands.run();
            float[] weights = operands.floats(run.from() + run.length());
            float[] sums = operands.floats(run.at() + run.length());
            float[] expected = sums.clone();
            for (int i = 0; i < run.length(); i++) {
                expected[run.at() + i] += weights[run.from() + i];
            }
            kernels().add(sums, run.at(), weights, run.from(), run.length());
            assertThat(Operands.bits(sums)).isEqualTo(Operands.bits(expected));
        }
    }

    @Test
    void shouldAddDoubles() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Run run = operands.run();
            double[] weights = operands.doubles(run.from() + run.length());
            double[] sums = operands.doubles(run.at() + run.length());
            double[] expected = sums.clone();
            for (int i = 0; i < run.length(); i++) {
                expected[run.at() + i] += weights[run.from() + i];
            }
            kernels().add(sums, run.at(), weights, run.from(), run.length());
            assertThat(Operands.bits(sums)).isEqualTo(Operands.bits(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFireIntegers(boolean soft) {
        for (int round = 0; round < ROUNDS; round++) {
            int size = operands.length();
            int threshold = 1 + operands.below(round % 2 == 0 ? 20 : 1 << 29);
            int[] potentials = operands.ints(size, round % 2 == 0 ? 30 : 1 << 30);
            int[] drive = round % 3 == 0 ? new int[0] : operands.ints(size, round % 2 == 0 ? 15 : (1 << 30) - 1);
            int[] expected = potentials.clone();
            int[] expectedFired = new int[size];
            int expectedCount = 0;
            for (int i = 0; i < size; i++) {
                expected[i] += drive.length == 0 ? 0 : drive[i];
                if (expected[i] >= threshold) {
                    expectedFired[expectedCount++] = i;
                    expected[i] = soft ? expected[i] - threshold : 0;
                }
            }
            int[] fired = new int[size];
            assertThat(kernels().fire(potentials, drive, threshold, soft, fired))
                    .isEqualTo(expectedCount);
            assertThat(Arrays.copyOf(fired, expectedCount)).isEqualTo(Arrays.copyOf(expectedFired, expectedCount));
            assertThat(potentials).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFireFloats(boolean soft) {
        for (int round = 0; round < ROUNDS; round++) {
            int size = operands.length();
            float[] potentials = operands.floats(size);
            float[] drive = round % 3 == 0 ? new float[0] : operands.floats(size);
            float threshold = size > 0 && round % 2 == 0 && potentials[0] > 0 ? potentials[0] : 0.75f;
            float[] expected = potentials.clone();
            int[] expectedFired = new int[size];
            int expectedCount = 0;
            for (int i = 0; i < size; i++) {
                expected[i] = drive.length == 0 ? expected[i] : expected[i] + drive[i];
                if (expected[i] >= threshold) {
                    expectedFired[expectedCount++] = i;
                    expected[i] = soft ? expected[i] - threshold : 0;
                }
            }
            int[] fired = new int[size];
            assertThat(kernels().fire(potentials, drive, threshold, soft, fired))
                    .isEqualTo(expectedCount);
            assertThat(Arrays.copyOf(fired, expectedCount)).isEqualTo(Arrays.copyOf(expectedFired, expectedCount));
            assertThat(Operands.bits(potentials)).isEqualTo(Operands.bits(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFireDoubles(boolean soft) {
        for (int round = 0; round < ROUNDS; round++) {
            int size = operands.length();
            double[] potentials = operands.doubles(size);
            double[] drive = round % 3 == 0 ? new double[0] : operands.doubles(size);
            double threshold = size > 0 && round % 2 == 0 && potentials[0] > 0 ? potentials[0] : 0.75;
            double[] expected = potentials.clone();
            int[] expectedFired = new int[size];
            int expectedCount = 0;
            for (int i = 0; i < size; i++) {
                expected[i] = drive.length == 0 ? expected[i] : expected[i] + drive[i];
                if (expected[i] >= threshold) {
                    expectedFired[expectedCount++] = i;
                    expected[i] = soft ? expected[i] - threshold : 0;
                }
            }
            int[] fired = new int[size];
            assertThat(kernels().fire(potentials, drive, threshold, soft, fired))
                    .isEqualTo(expectedCount);
            assertThat(Arrays.copyOf(fired, expectedCount)).isEqualTo(Arrays.copyOf(expectedFired, expectedCount));
            assertThat(Operands.bits(potentials)).isEqualTo(Operands.bits(expected));
        }
    }

    @Test
    void shouldFindTheLargestMagnitude() {
        assertThat(kernels().largestMagnitude(new int[0])).isZero();
        for (int round = 0; round < ROUNDS; round++) {
            int[] values = operands.ints(1 + operands.length(), 1 << 30);
            if (round % 4 == 0) {
                values[operands.below(values.length)] = round % 8 == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            }
            long expected = 0;
            for (int value : values) {
                expected = Math.max(expected, Math.abs((long) value));
            }
            assertThat(kernels().largestMagnitude(values)).isEqualTo(expected);
        }
    }
}
