package org.spikeway.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the kernels must do, bit for bit: each element on its own, as its definition says. */
abstract class KernelsContract extends SparseKernelsContract {
    @Test
    void shouldAddRowsOfBytes() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Rows rows = operands.rows();
            byte[] weights = operands.bytes(rows.weights());
            int[] sums = operands.ints(rows.sums(), 1 << 30);
            int[] expected = sums.clone();
            rows.visit((i, weight) -> expected[i] += weights[weight]);
            kernels()
                    .addRows(
                            sums,
                            rows.at(),
                            weights,
                            rows.origin(),
                            rows.list(),
                            rows.from(),
                            rows.to(),
                            rows.length());
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddRowsOfInts() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Rows rows = operands.rows();
            int[] weights = operands.ints(rows.weights(), 1 << 30);
            int[] sums = operands.ints(rows.sums(), 1 << 30);
            int[] expected = sums.clone();
            rows.visit((i, weight) -> expected[i] += weights[weight]);
            kernels()
                    .addRows(
                            sums,
                            rows.at(),
                            weights,
                            rows.origin(),
                            rows.list(),
                            rows.from(),
                            rows.to(),
                            rows.length());
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddZippedRowsOfBoundedBytes() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Rows rows = operands.zippedRows();
            byte[] weights = operands.bytes(rows.weights());
            int[] sums = operands.ints(rows.sums(), 1 << 30);
            int[] expected = sums.clone();
            rows.visitZipped((i, weight) -> expected[i] += weights[weight]);
            kernels()
                    .addBoundedRows(
                            sums,
                            rows.at(),
                            weights,
                            rows.origin(),
                            rows.list(),
                            rows.from(),
                            rows.to(),
                            rows.length());
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldFindRunningMaxima() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] values = operands.ints(operands.length() + 50, 1 << 30);
            Arrays.setAll(values, i -> Math.max(0, values[i]) * operands.below(2));
            int from = operands.below(25);
            int to = values.length - operands.below(25);
            int[] expected = values.clone();
            for (int i = from + 1; i < to; i++) {
                expected[i] = Math.max(expected[i - 1], expected[i]);
            }
            kernels().runningMaximum(values, from, to);
            assertThat(values).isEqualTo(expected);
        }
    }

    @Test
    void shouldZipThirtyTwoByThirtyTwo() {
        int[] places = IntStream.range(0, 64).map(Kernels::zipped).toArray();
        assertThat(places).startsWith(0, 2, 4).endsWith(59, 61, 63).doesNotHaveDuplicates();
        assertThat(places[16]).isEqualTo(1);
        assertThat(places[32]).isEqualTo(32);
    }

    @Test
    void shouldAddRowsOfFloatsInTheirOrder() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Rows rows = operands.rows();
            float[] weights = operands.floats(rows.weights());
            float[] sums = operands.floats(rows.sums());
            float[] expected = sums.clone();
            rows.visit((i, weight) -> expected[i] += weights[weight]);
            kernels()
                    .addRows(
                            sums,
                            rows.at(),
                            weights,
                            rows.origin(),
                            rows.list(),
                            rows.from(),
                            rows.to(),
                            rows.length());
            assertThat(Operands.bits(sums)).isEqualTo(Operands.bits(expected));
        }
    }

    @Test
    void shouldAddRowsOfDoublesInTheirOrder() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Rows rows = operands.rows();
            double[] weights = operands.doubles(rows.weights());
            double[] sums = operands.doubles(rows.sums());
            double[] expected = sums.clone();
            rows.visit((i, weight) -> expected[i] += weights[weight]);
            kernels()
                    .addRows(
                            sums,
                            rows.at(),
                            weights,
                            rows.origin(),
                            rows.list(),
                            rows.from(),
                            rows.to(),
                            rows.length());
            assertThat(Operands.bits(sums)).isEqualTo(Operands.bits(expected));
        }
    }

    @Test
    void shouldScaleAStretch() {
        for (int round = 0; round < ROUNDS; round++) {
            int begin = operands.below(40);
            int length = operands.below(70);
            int at = operands.below(40);
            int shift = operands.below(1000) - 500;
            int factor = operands.below(300);
            int[] from = operands.ints(begin + length + Kernels.SLACK, 1 << 20);
            int[] to = operands.ints(at + length + Kernels.SLACK, 1 << 20);
            int[] expected = Arrays.copyOf(to, at + length);
            for (int i = 0; i < length; i++) {
                expected[at + i] = (from[begin + i] + shift) * factor;
            }
            kernels().scale(from, begin, begin + length, shift, factor, to, at);
            assertThat(Arrays.copyOf(to, at + length)).isEqualTo(expected);
        }
    }

    @Test
    void shouldGatherTheStretchesOfAWindow() {
        for (int round = 0; round < ROUNDS; round++) {
            int width = 1 + operands.below(9);
            int height = 1 + operands.below(6);
            int channels = 1 + operands.below(40);
            int[] starts = new int[width * height + 1];
            int[] neurons = new int[width * height * channels + Kernels.SLACK];
            int spikes = 0;
            for (int neuron = 0; neuron < width * height * channels; neuron++) {
                if (operands.below(3) == 0) {
                    neurons[spikes++] = neuron;
                }
                starts[neuron / channels + 1] = spikes;
            }
            int row = operands.below(height);
            int column = operands.below(width);
            int rows = operands.below(height - row + 1);
            int columns = operands.below(width - column + 1);
            Stretches window = new Stretches(
                    row * width + column,
                    columns,
                    width,
                    rows,
                    operands.below(100) - 50,
                    operands.below(20) - 10,
                    1 + operands.below(64));
            int[] to = new int[spikes + 2 * Kernels.SLACK];
            int[] toStarts = new int[rows + 1];
            int count = kernels().gather(window, neurons, starts, to, toStarts);
            List<Integer> expected = new ArrayList<>();
            List<Integer> expectedStarts = new ArrayList<>(List.of(0));
            for (int y = 0; y < rows; y++) {
                int first = ((row + y) * width + column) * channels;
                for (int i = 0; i < spikes; i++) {
                    if (neurons[i] >= first && neurons[i] < first + columns * channels) {
                        expected.add((neurons[i] + window.shift() + y * window.shiftStep()) * window.factor());
                    }
                }
                expectedStarts.add(expected.size());
            }
            assertThat(Arrays.copyOf(to, count)).containsExactly(ints(expected));
            assertThat(toStarts).containsExactly(ints(expectedStarts));
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFireIntegers(boolean soft) {
        for (int round = 0; round < ROUNDS; round++) {
            int size = operands.length();
            int threshold = 1 + operands.below(round % 2 == 0 ? 20 : 1 << 29);
            int[] potentials = operands.ints(size, round % 2 == 0 ? 30 : 1 << 30);
            int length = round % 3 == 0 ? 0 : round % 3 == 1 ? size : Kernels.PERIOD * (1 + operands.below(4));
            int[] drive = operands.ints(length, round % 2 == 0 ? 15 : (1 << 30) - 1);
            int[] expected = potentials.clone();
            int[] expectedFired = new int[size];
            int expectedCount = 0;
            for (int i = 0; i < size; i++) {
                expected[i] += drive.length == 0 ? 0 : drive[i % drive.length];
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
