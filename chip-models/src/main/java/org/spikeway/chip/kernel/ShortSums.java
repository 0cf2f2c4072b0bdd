package org.spikeway.chip.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.B2S;
import static jdk.incubator.vector.VectorOperators.LSHL;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of bytes whose sums stay within 16 bits: added up in vectors of shorts, then widened onto the neurons. Of 32
 * neighbouring neurons the even places of a row hold the first sixteen and the odd ones the others, so that both widen
 * where they stand, whether a vector holds 16 places or 32.
 *
 * <p>No vector goes into a method or comes out of one: where the compiler does not put such a method into its caller, each
 * vector becomes an object, and whether it does differs from run to run.
 */
final class ShortSums {
    /** A vector holds one zip or half of one; wider ones, which some processors have, would hold several. */
    private static final boolean WHOLE_ZIPS = ShortVector.SPECIES_PREFERRED.length() >= Kernels.ZIP;

    private static final VectorSpecies<Integer> INTS = WHOLE_ZIPS ? IntVector.SPECIES_512 : IntVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = WHOLE_ZIPS ? ShortVector.SPECIES_512 : ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = WHOLE_ZIPS ? ByteVector.SPECIES_256 : ByteVector.SPECIES_128;
    private static final VectorSpecies<Short> FEW_SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> FEW_BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Integer> FEW_INTS = IntVector.SPECIES_256;
    private static final int LANES = SHORTS.length();

    /** From the neuron at an even place to that at the odd one behind it. */
    private static final int ODD = Kernels.ZIP / 2;

    /** The neurons with which the vectors behind the first begin: in vectors of 16 places 8, 32 and 40. */
    private static final int SECOND = firstOf(1);

    private static final int THIRD = firstOf(2);
    private static final int FOURTH = firstOf(3);

    /** From place {@code ZIP − n} on: n times what keeps a sum, then what clears it. */
    private static final int[] KEEP = new int[2 * Kernels.ZIP];

    static {
        Arrays.fill(KEEP, 0, Kernels.ZIP, -1);
    }

    private ShortSums() {}

    /** The neuron at the first place of a vector. */
    private static int firstOf(int vector) {
        int place = vector * LANES;
        return place / Kernels.ZIP * Kernels.ZIP + place % Kernels.ZIP / 2;
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
        if (WHOLE_ZIPS && i <= length - LANES) {
            one(sums, at + i, weights, origin + i, rows, from, to);
            i += LANES;
        }
        // A part of a zip loads and stores the sums of all of it, which the last neurons may not have behind them.
        boolean fits = at + i <= sums.length - Kernels.ZIP;
        if (fits && i < length && i != length - ODD) {
            part(sums, at + i, weights, origin + i, rows, from, to, length - i);
            return;
        }
        if (i <= length - ODD) {
            half(sums, at + i, weights, origin + i, rows, from, to);
            i += ODD;
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
        IntVector.fromArray(INTS, sums, at + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + ODD);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + SECOND)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + SECOND);
        IntVector.fromArray(INTS, sums, at + SECOND + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + SECOND + ODD);
        pairs = c.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + THIRD)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + THIRD);
        IntVector.fromArray(INTS, sums, at + THIRD + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + THIRD + ODD);
        pairs = d.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + FOURTH)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + FOURTH);
        IntVector.fromArray(INTS, sums, at + FOURTH + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + FOURTH + ODD);
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
        IntVector.fromArray(INTS, sums, at + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + ODD);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(INTS, sums, at + SECOND)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + SECOND);
        IntVector.fromArray(INTS, sums, at + SECOND + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + SECOND + ODD);
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
        IntVector.fromArray(INTS, sums, at + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + ODD);
    }

    /** The first half of a zip: what the even places hold. */
    private static void half(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to) {
        ShortVector a = ShortVector.zero(FEW_SHORTS);
        ShortVector b = ShortVector.zero(FEW_SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(FEW_BYTES, weights, row).convertShape(B2S, FEW_SHORTS, 0));
            b = b.add(ByteVector.fromArray(FEW_BYTES, weights, row + ODD).convertShape(B2S, FEW_SHORTS, 0));
        }
        IntVector pairs = a.reinterpretAsInts();
        IntVector.fromArray(FEW_INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at);
        pairs = b.reinterpretAsInts();
        IntVector.fromArray(FEW_INTS, sums, at + ODD / 2)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE))
                .intoArray(sums, at + ODD / 2);
    }

    /** The first neurons of a zip, up to some number; the sums behind them keep their values. */
    private static void part(int[] sums, int at, byte[] weights, int first, int[] rows, int from, int to, int neurons) {
        ShortVector a = ShortVector.zero(SHORTS);
        ShortVector b = ShortVector.zero(SHORTS);
        for (int r = from; r < to; r++) {
            int row = first + rows[r];
            a = a.add(ByteVector.fromArray(BYTES, weights, row).convertShape(B2S, SHORTS, 0));
            if (!WHOLE_ZIPS) {
                b = b.add(ByteVector.fromArray(BYTES, weights, row + LANES).convertShape(B2S, SHORTS, 0));
            }
        }
        int keep = Kernels.ZIP - neurons;
        IntVector pairs = a.reinterpretAsInts();
        IntVector kept = IntVector.fromArray(INTS, KEEP, keep);
        IntVector.fromArray(INTS, sums, at)
                .add(pairs.lanewise(LSHL, Short.SIZE).lanewise(ASHR, Short.SIZE).and(kept))
                .intoArray(sums, at);
        kept = IntVector.fromArray(INTS, KEEP, keep + ODD);
        IntVector.fromArray(INTS, sums, at + ODD)
                .add(pairs.lanewise(ASHR, Short.SIZE).and(kept))
                .intoArray(sums, at + ODD);
        if (!WHOLE_ZIPS) {
            pairs = b.reinterpretAsInts();
            kept = IntVector.fromArray(INTS, KEEP, keep + SECOND);
            IntVector.fromArray(INTS, sums, at + SECOND)
                    .add(pairs.lanewise(LSHL, Short.SIZE)
                            .lanewise(ASHR, Short.SIZE)
                            .and(kept))
                    .intoArray(sums, at + SECOND);
            kept = IntVector.fromArray(INTS, KEEP, keep + SECOND + ODD);
            IntVector.fromArray(INTS, sums, at + SECOND + ODD)
                    .add(pairs.lanewise(ASHR, Short.SIZE).and(kept))
                    .intoArray(sums, at + SECOND + ODD);
        }
    }
}
