package org.spikeway.chip.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Updates double-precision neurons and says which fire. */
final class DoubleFiring {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final long[] BITS = new long[Octets.GROUP];

    static {
        for (int i = 0; i < BITS.length; i++) {
            BITS[i] = 1L << i;
        }
    }

    private DoubleFiring() {}

    /**
     * By the sign of {@code V − θ}, spread over the lane, instead of by a mask, which older runtimes turn into an array.
     */
    static int bySign(double[] potentials, double[] drive, double threshold, boolean soft, int[] fired) {
        DoubleVector thresholds = DoubleVector.broadcast(DOUBLES, threshold);
        LongVector thresholdBits = thresholds.reinterpretAsLongs();
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        for (; i <= potentials.length - Octets.GROUP; i += Octets.GROUP) {
            LongVector group = LongVector.zero(LONGS);
            for (int k = 0; k < Octets.GROUP; k += DOUBLES.length()) {
                DoubleVector v = DoubleVector.fromArray(DOUBLES, potentials, i + k);
                v = driven ? v.add(DoubleVector.fromArray(DOUBLES, drive, i + k)) : v;
                LongVector below = v.sub(thresholds).reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
                DoubleVector after = soft
                        ? v.sub(thresholdBits
                                .lanewise(VectorOperators.AND_NOT, below)
                                .reinterpretAsDoubles())
                        : v.reinterpretAsLongs().and(below).reinterpretAsDoubles();
                after.intoArray(potentials, i + k);
                LongVector bits = LongVector.fromArray(LONGS, BITS, k);
                group = group.or(bits.lanewise(VectorOperators.AND_NOT, below));
            }
            count = Octets.writeGroup((int) group.reduceLanes(VectorOperators.OR), i, fired, count);
        }
        return plain(potentials, drive, threshold, soft, fired, i, count);
    }

    /** The neurons from i on, which do not fill a vector. */
    private static int plain(
            double[] potentials, double[] drive, double threshold, boolean soft, int[] fired, int i, int count) {
        boolean driven = drive.length != 0;
        int behind = count;
        for (int n = i; n < potentials.length; n++) {
            double v = driven ? potentials[n] + drive[n] : potentials[n];
            if (v >= threshold) {
                fired[behind++] = n;
                v = soft ? v - threshold : 0;
            }
            potentials[n] = v;
        }
        return behind;
    }
}
