package org.spikeway.chip.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows of double-precision weights; each sum takes them in the order of the rows. */
final class DoubleSums {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();

    private DoubleSums() {}

    static void add(double[] sums, int at, double[] weights, int origin, int[] rows, int from, int to, int length) {
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
            double sum = sums[at + i];
            for (int r = from; r < to; r++) {
                sum += weights[origin + rows[r] + i];
            }
            sums[at + i] = sum;
        }
    }

    private static void four(double[] sums, int at, double[] weights, int first, int[] rows, int from, int to) {
        DoubleVector a = DoubleVector.fromArray(DOUBLES, sums, at);
        DoubleVector b = DoubleVector.fromArray(DOUBLES, sums, at + LANES);
        DoubleVector c = DoubleVector.fromArray(DOUBLES, sums, at + 2 * LANES);
        DoubleVector d = DoubleVector.fromArray(DOUBLES, sums, at + 3 * LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(DoubleVector.fromArray(DOUBLES, weights, row));
            b = b.add(DoubleVector.fromArray(DOUBLES, weights, row + LANES));
            c = c.add(DoubleVector.fromArray(DOUBLES, weights, row + 2 * LANES));
            d = d.add(DoubleVector.fromArray(DOUBLES, weights, row + 3 * LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static void two(double[] sums, int at, double[] weights, int first, int[] rows, int from, int to) {
        DoubleVector a = DoubleVector.fromArray(DOUBLES, sums, at);
        DoubleVector b = DoubleVector.fromArray(DOUBLES, sums, at + LANES);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(DoubleVector.fromArray(DOUBLES, weights, row));
            b = b.add(DoubleVector.fromArray(DOUBLES, weights, row + LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
    }

    private static void one(double[] sums, int at, double[] weights, int first, int[] rows, int from, int to) {
        DoubleVector a = DoubleVector.fromArray(DOUBLES, sums, at);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(DoubleVector.fromArray(DOUBLES, weights, row));
        }
        a.intoArray(sums, at);
    }
}
