package org.spikeway.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What kernels promise that add synapse by synapse, or bit by bit: sparse rows, planes of bits and crossbar cores. */
abstract class SparseKernelsContract {
    static final int ROUNDS = 400;

    final Operands operands = new Operands(new SplittableRandom(20260807));

    abstract Kernels kernels();

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
                    int place = Kernels.crossed(neuron, Short.SIZE);
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
                int place = Kernels.crossed(neuron, Short.SIZE);
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
    void shouldAddRowsOfACrossbarOfBytesBitByBit() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < ROUNDS; round++) {
            int at = Kernels.CORE * random.nextInt(3);
            byte[] potentials = operands.bytes(at + Kernels.CORE, 60);
            long[] bits = random.longs(4 * 50).toArray();
            byte[] weights = operands.bytes(4 * Kernels.CORE, 3);
            int rows = random.nextInt(22);
            int from = 2 * random.nextInt(4);
            int[] events = new int[from + 2 * rows];
            byte[] expected = potentials.clone();
            for (int i = from; i < events.length; i += 2) {
                events[i] = 4 * random.nextInt(50);
                events[i + 1] = Kernels.CORE * random.nextInt(4);
                for (int neuron = 0; neuron < Kernels.CORE; neuron++) {
                    int place = Kernels.crossed(neuron, Byte.SIZE);
                    boolean connected = (bits[events[i] + neuron / 64] >>> neuron % 64 & 1) == 1;
                    expected[at + place] += connected ? weights[events[i + 1] + place] : 0;
                }
            }
            kernels().addCrossbarRows(potentials, at, bits, weights, events, from, events.length);
            assertThat(potentials).isEqualTo(expected);
        }
    }

    @Test
    void shouldFireTheNeuronsOfACoreOfBytes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < ROUNDS; round++) {
            int at = Kernels.CORE * random.nextInt(3);
            byte[] potentials = operands.bytes(at + Kernels.CORE, 80);
            byte[] drive = operands.bytes(Kernels.CORE, 46);
            int threshold = random.nextInt(1, random.nextBoolean() ? 20 : 128);
            boolean soft = random.nextBoolean();
            byte[] expected = potentials.clone();
            long[] expectedFired = new long[4];
            int largest = 0;
            for (int neuron = 0; neuron < Kernels.CORE; neuron++) {
                int place = Kernels.crossed(neuron, Byte.SIZE);
                int v = potentials[at + place] + drive[place];
                if (v >= threshold) {
                    expectedFired[neuron / 64] |= 1L << neuron % 64;
                    v = soft ? v - threshold : 0;
                }
                expected[at + place] = (byte) v;
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
    void shouldLetNeighboursOfOneBitLieSideBySide() {
        assertThat(Kernels.crossed(1, 16)).isEqualTo(16);
        assertThat(Kernels.crossed(16, 16)).isEqualTo(1);
        assertThat(Kernels.crossed(9, 8)).isEqualTo(33);
        for (int bits : new int[] {8, 16}) {
            assertThat(IntStream.range(0, 256)
                            .map(neuron -> Kernels.crossed(neuron, bits))
                            .distinct())
                    .hasSize(256);
        }
    }
}
