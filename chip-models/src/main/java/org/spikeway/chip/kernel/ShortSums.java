package org.spikeway.chip.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.B2S;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows whose sums stay within 16 bits: added up in vectors of shorts, then widened onto the neurons. The even places of a
 * row hold the first half of the neurons, the odd ones the second, so that both halves widen where they stand.
 *
 * <p>No vector goes into a method or comes out of one: where the compiler does not put such a method into its caller, each
 * vector becomes an object, and whether it does differs from run to run.
 */
final class ShortSums {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int LANES = SHORTS.length();
    private static final int HALF = INTS.length();

    private ShortSums() {}

    static void add(int[] sums, int at, short[] weights, int origin, int[] rows, int from, int to, int length) {
        int i = 0;
        for (; i <= length - 4 * LANES; i += 4 * LANES) {
            four(sums, at + i, weights, origin + i, rows, from, to);
        }
        if (i <= length - 2 * LANES) {
            two(sums, at + i, weights, origin + i, rows, from, to);
            i += 2 * LANES;
        }
        if (i <= length - LANES) {
            one(sums, at + i, weights, origin + i, rows, from, to);
            i += LANES;
        }
        for (; i < length; i++) {
            int sum = sums[at + i];
            for (int r = from; r < to; r++) {
                sum += weights[origin + rows[r] + Kernels.zipped(i)];
            }
            sums[at + i] = sum;
        }
    }

    private static void four(int[] sums, int at, short[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        ShortVector c = ShortVector.zero(SHORTS);
        ShortVector d = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ShortVector.fromArray(SHORTS, weights, row));
            b = b.add(ShortVector.fromArray(SHORTS, weights, row + LANES));
            c = c.add(ShortVector.fromArray(SHORTS, weights, row + 2 * LANES));
            d = d.add(ShortVector.fromArray(SHORTS, weights, row + 3 * LANES));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + HALF);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES);
        IntVector.fromArray(INTS, sums, at + LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES + HALF);
        pairs = c.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + 2 * LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 2 * LANES);
        IntVector.fromArray(INTS, sums, at + 2 * LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 2 * LANES + HALF);
        pairs = d.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + 3 * LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 3 * LANES);
        IntVector.fromArray(INTS, sums, at + 3 * LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 3 * LANES + HALF);
    }

    private static void two(int[] sums, int at, short[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ShortVector.fromArray(SHORTS, weights, row));
            b = b.add(ShortVector.fromArray(SHORTS, weights, row + LANES));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + HALF);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES);
        IntVector.fromArray(INTS, sums, at + LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES + HALF);
    }

    private static void one(int[] sums, int at, short[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ShortVector.fromArray(SHORTS, weights, row));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + HALF);
    }

    static void add(int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        int i = 0;
        for (; i <= length - 4 * LANES; i += 4 * LANES) {
            four(sums, at + i, weights, origin + i, rows, from, to);
        }
        if (i <= length - 2 * LANES) {
            two(sums, at + i, weights, origin + i, rows, from, to);
            i += 2 * LANES;
        }
        if (i <= length - LANES) {
            one(sums, at + i, weights, origin + i, rows, from, to);
            i += LANES;
        }
        for (; i < length; i++) {
            int sum = sums[at + i];
            for (int r = from; r < to; r++) {
                sum += weights[origin + rows[r] + Kernels.zipped(i)];
            }
            sums[at + i] = sum;
        }
    }

    private static void four(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        ShortVector c = ShortVector.zero(SHORTS);
        ShortVector d = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2S, SHORTS, 0));
            b = b.add(ByteVector.fromArray(BYTES, weights, row + LANES).convertShape(B2S, SHORTS, 0));
            c = c.add(ByteVector.fromArray(BYTES, weights, row + 2 * LANES).convertShape(B2S, SHORTS, 0));
            d = d.add(ByteVector.fromArray(BYTES, weights, row + 3 * LANES).convertShape(B2S, SHORTS, 0));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + HALF);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES);
        IntVector.fromArray(INTS, sums, at + LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES + HALF);
        pairs = c.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + 2 * LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 2 * LANES);
        IntVector.fromArray(INTS, sums, at + 2 * LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 2 * LANES + HALF);
        pairs = d.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + 3 * LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 3 * LANES);
        IntVector.fromArray(INTS, sums, at + 3 * LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + 3 * LANES + HALF);
    }

    private static void two(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2S, SHORTS, 0));
            b = b.add(ByteVector.fromArray(BYTES, weights, row + LANES).convertShape(B2S, SHORTS, 0));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + HALF);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + LANES)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES);
        IntVector.fromArray(INTS, sums, at + LANES + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + LANES + HALF);
    }

    private static void one(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2S, SHORTS, 0));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + HALF)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + HALF);
    }
}
