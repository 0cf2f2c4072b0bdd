package org.spikeway.chip.kernel;

import static jdk.incubator.vector.VectorOperators.B2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Rows of whole numbers, added up in vectors of ints; as in {@link ShortSums} no method takes or gives a vector. */
final class IntSums {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = INTS.length();

    /** As many bytes as an int vector has lanes: a load of these widens into one int vector. */
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 4)));

    private IntSums() {}

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
                sum += weights[origin + rows[r] + i];
            }
            sums[at + i] = sum;
        }
    }

    private static void four(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        IntVector a = IntVector.fromArray(INTS, sums, at);
        IntVector b = IntVector.fromArray(INTS, sums, at + LANES);
        IntVector c = IntVector.fromArray(INTS, sums, at + 2 * LANES);
        IntVector d = IntVector.fromArray(INTS, sums, at + 3 * LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2I, INTS, 0));
            b = b.add(ByteVector.fromArray(BYTES, weights, row + LANES).convertShape(B2I, INTS, 0));
            c = c.add(ByteVector.fromArray(BYTES, weights, row + 2 * LANES).convertShape(B2I, INTS, 0));
            d = d.add(ByteVector.fromArray(BYTES, weights, row + 3 * LANES).convertShape(B2I, INTS, 0));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static void two(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        IntVector a = IntVector.fromArray(INTS, sums, at);
        IntVector b = IntVector.fromArray(INTS, sums, at + LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2I, INTS, 0));
            b = b.add(ByteVector.fromArray(BYTES, weights, row + LANES).convertShape(B2I, INTS, 0));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
    }

    private static void one(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        IntVector a = IntVector.fromArray(INTS, sums, at);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2I, INTS, 0));
        }
        a.intoArray(sums, at);
    }

    static void add(int[] sums, int at, int[] weights, int origin, int[] rows, int from, int to, int length) {
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
                sum += weights[origin + rows[r] + i];
            }
            sums[at + i] = sum;
        }
    }

    private static void four(int[] sums, int at, int[] weights, int first, int[] rows, int from, int to) {
        IntVector a = IntVector.fromArray(INTS, sums, at);
        IntVector b = IntVector.fromArray(INTS, sums, at + LANES);
        IntVector c = IntVector.fromArray(INTS, sums, at + 2 * LANES);
        IntVector d = IntVector.fromArray(INTS, sums, at + 3 * LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(IntVector.fromArray(INTS, weights, row));
            b = b.add(IntVector.fromArray(INTS, weights, row + LANES));
            c = c.add(IntVector.fromArray(INTS, weights, row + 2 * LANES));
            d = d.add(IntVector.fromArray(INTS, weights, row + 3 * LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static void two(int[] sums, int at, int[] weights, int first, int[] rows, int from, int to) {
        IntVector a = IntVector.fromArray(INTS, sums, at);
        IntVector b = IntVector.fromArray(INTS, sums, at + LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(IntVector.fromArray(INTS, weights, row));
            b = b.add(IntVector.fromArray(INTS, weights, row + LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
    }

    private static void one(int[] sums, int at, int[] weights, int first, int[] rows, int from, int to) {
        IntVector a = IntVector.fromArray(INTS, sums, at);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(IntVector.fromArray(INTS, weights, row));
        }
        a.intoArray(sums, at);
    }
}
