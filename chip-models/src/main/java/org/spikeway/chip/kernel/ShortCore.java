package org.spikeway.chip.kernel;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector kernels of a crossbar core whose potentials have 16 bits.
 *
 * <p>Rows are added a quarter of a core at a time, so that the sums of all rows stay in registers and a method stays small
 * enough for the compiler. A row is one vector of sixteen 16-bit parts. Shifting bit b to the front and then, as a sign, over its whole part
 * gives the mask of the sixteen neurons 16·l + b, without masks of the runtime, which processors without mask registers
 * have to emulate.
 */
final class ShortCore {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Long> WORDS = LongVector.SPECIES_256;
    private static final int LANES = SHORTS.length();
    private static final int BITS_OF_QUARTER = 4;
    private static final int QUARTER = BITS_OF_QUARTER * LANES;
    private static final int VECTORS = Kernels.CORE / LANES;
    private static final int SIGN = Short.SIZE - 1;

    private ShortCore() {}

    static void addRows(short[] potentials, int at, long[] bits, short[] weights, int[] events, int from, int to) {
        for (int quarter = 0; quarter < BITS_OF_QUARTER; quarter++) {
            addRows(potentials, at, bits, weights, events, from, to, quarter);
        }
    }

    private static void addRows(
            short[] potentials, int at, long[] bits, short[] weights, int[] events, int from, int to, int quarter) {
        int place = at + quarter * QUARTER;
        int toFront = Short.SIZE - BITS_OF_QUARTER - quarter * BITS_OF_QUARTER;
        ShortVector a = ShortVector.fromArray(SHORTS, potentials, place);
        ShortVector b = ShortVector.fromArray(SHORTS, potentials, place + LANES);
        ShortVector c = ShortVector.fromArray(SHORTS, potentials, place + 2 * LANES);
        ShortVector d = ShortVector.fromArray(SHORTS, potentials, place + 3 * LANES);
        for (int i = from; i < to; i += 2) {
            ShortVector row = LongVector.fromArray(WORDS, bits, events[i])
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.LSHL, toFront);
            int table = events[i + 1] + quarter * QUARTER;
            a = a.add(row.lanewise(VectorOperators.LSHL, 3)
                    .lanewise(VectorOperators.ASHR, SIGN)
                    .and(ShortVector.fromArray(SHORTS, weights, table)));
            b = b.add(row.lanewise(VectorOperators.LSHL, 2)
                    .lanewise(VectorOperators.ASHR, SIGN)
                    .and(ShortVector.fromArray(SHORTS, weights, table + LANES)));
            c = c.add(row.lanewise(VectorOperators.LSHL, 1)
                    .lanewise(VectorOperators.ASHR, SIGN)
                    .and(ShortVector.fromArray(SHORTS, weights, table + 2 * LANES)));
            d = d.add(row.lanewise(VectorOperators.ASHR, SIGN)
                    .and(ShortVector.fromArray(SHORTS, weights, table + 3 * LANES)));
        }
        a.intoArray(potentials, place);
        b.intoArray(potentials, place + LANES);
        c.intoArray(potentials, place + 2 * LANES);
        d.intoArray(potentials, place + 3 * LANES);
    }

    /**
     * By the sign of {@code V − θ}, V cut at 0 first, so that the difference cannot overflow. The sixteen vectors each give
     * one bit of the sixteen parts that say which neurons fire.
     */
    static void fire(short[] potentials, int at, short[] drive, int threshold, boolean soft, long[] fired) {
        ShortVector thresholds = ShortVector.broadcast(SHORTS, (short) threshold);
        ShortVector found = ShortVector.zero(SHORTS);
        for (int b = 0; b < VECTORS; b++) {
            int place = at + b * LANES;
            ShortVector v = ShortVector.fromArray(SHORTS, potentials, place)
                    .add(ShortVector.fromArray(SHORTS, drive, b * LANES));
            ShortVector below = v.max((short) 0).sub(thresholds).lanewise(VectorOperators.ASHR, Short.SIZE - 1);
            ShortVector after = soft ? v.sub(thresholds.lanewise(VectorOperators.AND_NOT, below)) : v.and(below);
            after.intoArray(potentials, place);
            found = found.or(ShortVector.broadcast(SHORTS, (short) (1 << b)).lanewise(VectorOperators.AND_NOT, below));
        }
        found.reinterpretAsLongs().intoArray(fired, 0);
    }

    static int largest(short[] potentials, int at) {
        ShortVector least = ShortVector.zero(SHORTS);
        ShortVector most = ShortVector.zero(SHORTS);
        for (int b = 0; b < VECTORS; b++) {
            ShortVector v = ShortVector.fromArray(SHORTS, potentials, at + b * LANES);
            least = least.min(v);
            most = most.max(v);
        }
        return Math.max(-least.reduceLanes(VectorOperators.MIN), most.reduceLanes(VectorOperators.MAX));
    }
}
