package org.spikeway.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the kernels must do, bit for bit: each element on its own, as its definition says. */
abstract class KernelsContract {
    private static final int ROUNDS = 400;

    abstract Kernels kernels();

    private final Operands operands = new Operands(new SplittableRandom(20260807));

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

    /** Up to 60 rows of ±500 stay within 16 bits. */
    @Test
    void shouldAddZippedRowsOfShorts() {
        for (int round = 0; round < ROUNDS; round++) {
            Operands.Rows rows = operands.zippedRows();
            short[] weights = operands.shorts(rows.weights(), 500);
            int[] sums = operands.ints(rows.sums(), 1 << 30);
            int[] expected = sums.clone();
            rows.visitZipped((i, weight) -> expected[i] += weights[weight]);
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
    void shouldAddSynapsesOneByOne() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < ROUNDS; round++) {
            int size = random.nextInt(1, 300);
            int synapses = random.nextInt(1, 200);
            int from = random.nextInt(synapses);
            int to = random.nextInt(from, synapses + 1);
            int[] targets = random.ints(synapses, 0, size).toArray();
            int[] weights = random.ints(synapses, -32_768, 32_768).toArray();
            int[] packed = new int[synapses];
            Arrays.setAll(packed, i -> Kernels.synapse(targets[i], weights[i]));
            int[] expected = new int[size];
            double[] expectedReals = new double[size];
            for (int i = from; i < to; i++) {
                expected[targets[i]] += weights[i];
                expectedReals[targets[i]] += weights[i] * 0.1;
            }
            int[] sums = new int[size];
            kernels().addSynapses(sums, packed, from, to);
            assertThat(sums).isEqualTo(expected);
            kernels().addSynapses(sums, targets, weights, from, to);
            assertThat(sums).isEqualTo(Arrays.stream(expected).map(v -> 2 * v).toArray());
            double[] reals = new double[size];
            kernels()
                    .addSynapses(
                            reals,
                            targets,
                            Arrays.stream(weights).mapToDouble(w -> w * 0.1).toArray(),
                            from,
                            to);
            assertThat(reals).isEqualTo(expectedReals);
            float[] floats = new float[size];
            kernels().addSynapses(floats, targets, Operands.toFloats(weights), from, to);
            assertThat(floats).isEqualTo(Operands.toFloats(expected));
        }
    }

    @Test
    void shouldTellTargetsApartUpToTheLast() {
        int[] sums = new int[Kernels.PACKED_TARGETS];
        kernels().addSynapses(sums, new int[] {Kernels.synapse(65_535, -32_768), Kernels.synapse(40_000, 7)}, 0, 2);
        assertThat(sums[65_535]).isEqualTo(-32_768);
        assertThat(sums[40_000]).isEqualTo(7);
    }

    @Test
    void shouldCountRowsOfBits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < ROUNDS; round++) {
            int size = random.nextInt(1, 900);
            int sources = random.nextInt(1, 20);
            int words = BitRows.words(size);
            boolean[][] set = new boolean[sources][size];
            long[] bits = new long[(sources + 1) * words];
            for (int s = 0; s < sources; s++) {
                for (int n = 0; n < size; n++) {
                    set[s][n] = random.nextInt(3) == 0;
                    if (set[s][n]) {
                        bits[s * words + BitRows.word(n)] |= 1L << BitRows.bit(n);
                    }
                }
            }
            int count = random.nextInt(round % 4 == 0 ? 600 : 30);
            int factor = random.nextInt(-70_000, 70_000);
            int from = random.nextInt(3);
            int origin = random.nextInt(words);
            int[] rows = new int[from + count + Kernels.SLACK];
            int[] sums = random.ints(size, -1000, 1000).toArray();
            int[] expected = sums.clone();
            for (int i = 0; i < count; i++) {
                int source = random.nextInt(sources);
                rows[from + i] = source * words - origin;
                for (int n = 0; n < size; n++) {
                    expected[n] += set[source][n] ? factor : 0;
                }
            }
            BitRows planes = new BitRows(bits, words, sources * words);
            long[] counters = random.longs(planes.counterWords()).toArray();
            kernels().addBits(sums, planes, origin, factor, rows, from, from + count, counters);
            assertThat(sums).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddRowsOfACrossbarBitByBit() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < ROUNDS; round++) {
            int at = Kernels.CORE * random.nextInt(3);
            short[] potentials = operands.shorts(at + Kernels.CORE, 1000);
            long[] bits = random.longs(4 * 50).toArray();
            short[] weights = operands.shorts(4 * Kernels.CORE, 256);
            int rows = random.nextInt(40);
            int from = 2 * random.nextInt(4);
            int[] events = new int[from + 2 * rows];
            short[] expected = potentials.clone();
            for (int i = from; i < events.length; i += 2) {
                events[i] = 4 * random.nextInt(50);
                events[i + 1] = Kernels.CORE * random.nextInt(4);
                for (int neuron = 0; neuron < Kernels.CORE; neuron++) {
                    int place = Kernels.crossed(neuron);
                    boolean connected = (bits[events[i] + neuron / 64] >>> neuron % 64 & 1) == 1;
                    expected[at + place] += connected ? weights[events[i + 1] + place] : 0;
                }
            }
            kernels().addCrossbarRows(potentials, at, bits, weights, events, from, events.length);
            assertThat(potentials).isEqualTo(expected);
        }
    }

    @Test
    void shouldFireTheNeuronsOfACore() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < ROUNDS; round++) {
            int at = Kernels.CORE * random.nextInt(3);
            short[] potentials = operands.shorts(at + Kernels.CORE, 30_000);
            short[] drive = operands.shorts(Kernels.CORE, 2000);
            int threshold = random.nextInt(1, random.nextBoolean() ? 200 : 32_768);
            boolean soft = random.nextBoolean();
            short[] expected = potentials.clone();
            long[] expectedFired = new long[4];
            int largest = 0;
            for (int neuron = 0; neuron < Kernels.CORE; neuron++) {
                int place = Kernels.crossed(neuron);
                int v = potentials[at + place] + drive[place];
                if (v >= threshold) {
                    expectedFired[neuron / 64] |= 1L << neuron % 64;
                    v = soft ? v - threshold : 0;
                }
                expected[at + place] = (short) v;
                largest = Math.max(largest, Math.abs(v));
            }
            long[] fired = {1, 2, 3, 4};
            kernels().fireCore(potentials, at, drive, threshold, soft, fired);
            assertThat(potentials).isEqualTo(expected);
            assertThat(fired).isEqualTo(expectedFired);
            assertThat(kernels().largestOfCore(potentials, at)).isEqualTo(largest);
        }
    }

    @Test
    void shouldExchangeRowAndColumnOfACoresNeurons() {
        assertThat(Kernels.crossed(1)).isEqualTo(16);
        assertThat(Kernels.crossed(16)).isEqualTo(1);
        assertThat(IntStream.range(0, 256).map(Kernels::crossed).map(Kernels::crossed))
                .isSorted();
    }

    @Test
    void shouldZipSixteenBySixteen() {
        int[] places = IntStream.range(0, 32).map(Kernels::zipped).toArray();
        assertThat(places).startsWith(0, 2, 4).endsWith(27, 29, 31).doesNotHaveDuplicates();
        assertThat(places[8]).isEqualTo(1);
        assertThat(places[16]).isEqualTo(16);
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
