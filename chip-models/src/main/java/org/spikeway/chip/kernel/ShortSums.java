package org.spikeway.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows whose sums stay within 16 bits: added up in vectors of shorts, then widened onto the neurons. */
final class ShortSums {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int LANES = SHORTS.length();

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
        widen(a, sums, at);
        widen(b, sums, at + LANES);
        widen(c, sums, at + 2 * LANES);
        widen(d, sums, at + 3 * LANES);
    }

    private static void two(int[] sums, int at, short[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ShortVector.fromArray(SHORTS, weights, row));
            b = b.add(ShortVector.fromArray(SHORTS, weights, row + LANES));
        }
        widen(a, sums, at);
        widen(b, sums, at + LANES);
    }

    private static void one(int[] sums, int at, short[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ShortVector.fromArray(SHORTS, weights, row));
        }
        widen(a, sums, at);
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
            a = a.add(widened(weights, row));
            b = b.add(widened(weights, row + LANES));
            c = c.add(widened(weights, row + 2 * LANES));
            d = d.add(widened(weights, row + 3 * LANES));
        }
        widen(a, sums, at);
        widen(b, sums, at + LANES);
        widen(c, sums, at + 2 * LANES);
        widen(d, sums, at + 3 * LANES);
    }

    private static void two(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(widened(weights, row));
            b = b.add(widened(weights, row + LANES));
        }
        widen(a, sums, at);
        widen(b, sums, at + LANES);
    }

    private static void one(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(widened(weights, row));
        }
        widen(a, sums, at);
    }

    private static ShortVector widened(byte[] weights, int from) {
        return (ShortVector) ByteVector.fromArray(BYTES, weights, from).convertShape(VectorOperators.B2S, SHORTS, 0);
    }

    /** The even places hold the first half of the neurons, the odd ones the second. */
    private static void widen(ShortVector added, int[] sums, int at) {
        IntVector pairs = added.reinterpretAsInts();
        IntVector first = pairs.lanewise(VectorOperators.LSHL, Short.SIZE).lanewise(VectorOperators.ASHR, Short.SIZE);
        IntVector second = pairs.lanewise(VectorOperators.ASHR, Short.SIZE);
        IntVector.fromArray(INTS, sums, at).add(first).intoArray(sums, at);
        IntVector.fromArray(INTS, sums, at + INTS.length()).add(second).intoArray(sums, at + INTS.length());
    }
}
