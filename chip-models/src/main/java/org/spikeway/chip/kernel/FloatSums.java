package org.spikeway.chip.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows of single-precision weights; each sum takes them in the order of the rows. */
final class FloatSums {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private FloatSums() {}

    static void add(float[] sums, int at, float[] weights, int origin, int[] rows, int from, int to, int length) {
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
            float sum = sums[at + i];
            for (int r = from; r < to; r++) {
                sum += weights[origin + rows[r] + i];
            }
            sums[at + i] = sum;
        }
    }

    private static void four(float[] sums, int at, float[] weights, int first, int[] rows, int from, int to) {
        FloatVector a = FloatVector.fromArray(FLOATS, sums, at);
        FloatVector b = FloatVector.fromArray(FLOATS, sums, at + LANES);
        FloatVector c = FloatVector.fromArray(FLOATS, sums, at + 2 * LANES);
        FloatVector d = FloatVector.fromArray(FLOATS, sums, at + 3 * LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(FloatVector.fromArray(FLOATS, weights, row));
            b = b.add(FloatVector.fromArray(FLOATS, weights, row + LANES));
            c = c.add(FloatVector.fromArray(FLOATS, weights, row + 2 * LANES));
            d = d.add(FloatVector.fromArray(FLOATS, weights, row + 3 * LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static void two(float[] sums, int at, float[] weights, int first, int[] rows, int from, int to) {
        FloatVector a = FloatVector.fromArray(FLOATS, sums, at);
        FloatVector b = FloatVector.fromArray(FLOATS, sums, at + LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(FloatVector.fromArray(FLOATS, weights, row));
            b = b.add(FloatVector.fromArray(FLOATS, weights, row + LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
    }

    private static void one(float[] sums, int at, float[] weights, int first, int[] rows, int from, int to) {
        FloatVector a = FloatVector.fromArray(FLOATS, sums, at);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(FloatVector.fromArray(FLOATS, weights, row));
        }
        a.intoArray(sums, at);
    }
}
