package org.spikeway.chip.kernel;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of bits, counted 256 neurons at a time: counters stand upright, bit p of all counters in one vector, and eight rows
 * enter them by seven full adders and one carry (Harley and Seal's adder tree).
 *
 * <p>The counters of a block lie together, {@link BitRows#COUNTER_BITS} vectors of four words, lowest bit first.
 */
final class BitSums {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int WORDS = BitRows.BLOCK_WORDS;
    private static final int OF_BLOCK = WORDS * BitRows.COUNTER_BITS;

    /** Rows that enter at once. */
    private static final int TREE = 8;

    /** The most rows that counters of eight bits can count, a multiple of {@link #TREE}. */
    private static final int MOST = 248;

    private static final int LOWEST_OF_BYTES = 0x01010101;

    private BitSums() {}

    static void add(int[] sums, BitRows planes, int origin, int factor, int[] rows, int from, int to, long[] counters) {
        for (int first = from; first < to; first += MOST) {
            int behind = Math.min(first + MOST, to);
            int whole = first + (behind - first + TREE - 1) / TREE * TREE;
            Arrays.fill(rows, behind, whole, planes.empty() - origin);
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(behind - first);
            Arrays.fill(counters, 0, planes.counterWords(), 0);
            for (int r = first; r < whole; r += TREE) {
                count(planes, origin, rows, r, Math.max(bits, 3), counters);
            }
            spread(sums, planes.words(), factor, bits, counters);
        }
    }

    /** Counts eight rows. */
    private static void count(BitRows planes, int origin, int[] rows, int r, int bits, long[] counters) {
        long[] words = planes.bits();
        int row0 = origin + rows[r];
        int row1 = origin + rows[r + 1];
        int row2 = origin + rows[r + 2];
        int row3 = origin + rows[r + 3];
        int row4 = origin + rows[r + 4];
        int row5 = origin + rows[r + 5];
        int row6 = origin + rows[r + 6];
        int row7 = origin + rows[r + 7];
        int at = 0;
        for (int w = 0; w < planes.words(); w += WORDS, at += OF_BLOCK) {
            LongVector ones = LongVector.fromArray(LONGS, counters, at);
            LongVector b = LongVector.fromArray(LONGS, words, row0 + w);
            LongVector c = LongVector.fromArray(LONGS, words, row1 + w);
            LongVector odd = ones.lanewise(VectorOperators.XOR, b);
            LongVector twosA = ones.and(b).or(odd.and(c));
            ones = odd.lanewise(VectorOperators.XOR, c);

            b = LongVector.fromArray(LONGS, words, row2 + w);
            c = LongVector.fromArray(LONGS, words, row3 + w);
            odd = ones.lanewise(VectorOperators.XOR, b);
            LongVector twosB = ones.and(b).or(odd.and(c));
            ones = odd.lanewise(VectorOperators.XOR, c);

            LongVector twos = LongVector.fromArray(LONGS, counters, at + WORDS);
            odd = twos.lanewise(VectorOperators.XOR, twosA);
            LongVector foursA = twos.and(twosA).or(odd.and(twosB));
            twos = odd.lanewise(VectorOperators.XOR, twosB);

            b = LongVector.fromArray(LONGS, words, row4 + w);
            c = LongVector.fromArray(LONGS, words, row5 + w);
            odd = ones.lanewise(VectorOperators.XOR, b);
            twosA = ones.and(b).or(odd.and(c));
            ones = odd.lanewise(VectorOperators.XOR, c);

            b = LongVector.fromArray(LONGS, words, row6 + w);
            c = LongVector.fromArray(LONGS, words, row7 + w);
            odd = ones.lanewise(VectorOperators.XOR, b);
            twosB = ones.and(b).or(odd.and(c));
            odd.lanewise(VectorOperators.XOR, c).intoArray(counters, at);

            odd = twos.lanewise(VectorOperators.XOR, twosA);
            LongVector foursB = twos.and(twosA).or(odd.and(twosB));
            odd.lanewise(VectorOperators.XOR, twosB).intoArray(counters, at + WORDS);

            LongVector fours = LongVector.fromArray(LONGS, counters, at + 2 * WORDS);
            odd = fours.lanewise(VectorOperators.XOR, foursA);
            LongVector carry = fours.and(foursA).or(odd.and(foursB));
            odd.lanewise(VectorOperators.XOR, foursB).intoArray(counters, at + 2 * WORDS);

            for (int bit = 3; bit < bits; bit++) {
                LongVector counter = LongVector.fromArray(LONGS, counters, at + bit * WORDS);
                counter.lanewise(VectorOperators.XOR, carry).intoArray(counters, at + bit * WORDS);
                carry = counter.and(carry);
            }
        }
    }

    /** Adds the counts, times the factor, to the neurons. */
    private static void spread(int[] sums, int words, int factor, int bits, long[] counters) {
        int block = 0;
        for (; block < sums.length / BitRows.BLOCK; block++) {
            spreadBlock(sums, block * BitRows.BLOCK, factor, bits, counters, block * OF_BLOCK);
        }
        if (block * WORDS < words) {
            for (int neuron = block * BitRows.BLOCK; neuron < sums.length; neuron++) {
                sums[neuron] += factor * count(neuron, bits, counters);
            }
        }
    }

    private static void spreadBlock(int[] sums, int at, int factor, int bits, long[] counters, int first) {
        for (int j = 0; j < 8; j++) {
            IntVector counts = IntVector.zero(INTS);
            for (int bit = bits - 1; bit >= 0; bit--) {
                IntVector lanes = LongVector.fromArray(LONGS, counters, first + bit * WORDS)
                        .reinterpretAsInts()
                        .lanewise(VectorOperators.LSHR, j)
                        .and(LOWEST_OF_BYTES);
                counts = counts.add(counts).or(lanes);
            }
            int to = at + 32 * j;
            IntVector.fromArray(INTS, sums, to)
                    .add(counts.and(0xff).mul(factor))
                    .intoArray(sums, to);
            IntVector.fromArray(INTS, sums, to + 8)
                    .add(counts.lanewise(VectorOperators.LSHR, 8).and(0xff).mul(factor))
                    .intoArray(sums, to + 8);
            IntVector.fromArray(INTS, sums, to + 16)
                    .add(counts.lanewise(VectorOperators.LSHR, 16).and(0xff).mul(factor))
                    .intoArray(sums, to + 16);
            IntVector.fromArray(INTS, sums, to + 24)
                    .add(counts.lanewise(VectorOperators.LSHR, 24).mul(factor))
                    .intoArray(sums, to + 24);
        }
    }

    private static int count(int neuron, int bits, long[] counters) {
        int word = BitRows.word(neuron);
        int first = word / WORDS * OF_BLOCK + word % WORDS;
        int count = 0;
        for (int bit = 0; bit < bits; bit++) {
            count |= (int) (counters[first + bit * WORDS] >>> BitRows.bit(neuron) & 1) << bit;
        }
        return count;
    }
}
