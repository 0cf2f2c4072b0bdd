package org.spikeway.chip.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Updates whole-number neurons and says which fire. */
final class IntFiring {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> EIGHT = IntVector.SPECIES_256;
    private static final int[] BITS = new int[Octets.GROUP];

    static {
        for (int i = 0; i < BITS.length; i++) {
            BITS[i] = 1 << i;
        }
    }

    private IntFiring() {}

    /** For runtimes that keep masks in registers. */
    static int byMask(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired) {
        IntVector thresholds = IntVector.broadcast(EIGHT, threshold);
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        int repeated = 0;
        for (; i <= potentials.length - Byte.SIZE; i += Byte.SIZE) {
            IntVector v = IntVector.fromArray(EIGHT, potentials, i);
            v = driven ? v.add(IntVector.fromArray(EIGHT, drive, repeated)) : v;
            repeated = next(repeated, Byte.SIZE, drive.length);
            VectorMask<Integer> fires = v.compare(VectorOperators.GE, thresholds);
            v = soft ? v.sub(thresholds, fires) : v.blend(0, fires);
            v.intoArray(potentials, i);
            count = Octets.write((int) fires.toLong(), i, fired, count);
        }
        return plain(potentials, drive, threshold, soft, fired, i, count);
    }

    /**
     * By the sign of {@code V − θ}, spread over the lane, instead of by a mask, which older runtimes turn into an array. V
     * is cut at 0 first, so that the difference cannot overflow.
     */
    static int bySign(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired) {
        IntVector thresholds = IntVector.broadcast(INTS, threshold);
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        int repeated = 0;
        for (; i <= potentials.length - Octets.GROUP; i += Octets.GROUP) {
            IntVector group = IntVector.zero(INTS);
            for (int k = 0; k < Octets.GROUP; k += INTS.length()) {
                IntVector v = IntVector.fromArray(INTS, potentials, i + k);
                v = driven ? v.add(IntVector.fromArray(INTS, drive, repeated)) : v;
                repeated = next(repeated, INTS.length(), drive.length);
                IntVector below = v.max(0).sub(thresholds).lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
                IntVector after = soft ? v.sub(thresholds.lanewise(VectorOperators.AND_NOT, below)) : v.and(below);
                after.intoArray(potentials, i + k);
                IntVector bits = IntVector.fromArray(INTS, BITS, k);
                group = group.or(bits.lanewise(VectorOperators.AND_NOT, below));
            }
            count = Octets.writeGroup(group.reduceLanes(VectorOperators.OR), i, fired, count);
        }
        return plain(potentials, drive, threshold, soft, fired, i, count);
    }

    /** The place behind a vector of the drive, or again its beginning. */
    private static int next(int place, int lanes, int length) {
        int behind = place + lanes;
        return behind == length ? 0 : behind;
    }

    /** The neurons from i on, which do not fill a vector. */
    private static int plain(
            int[] potentials, int[] drive, int threshold, boolean soft, int[] fired, int i, int count) {
        boolean driven = drive.length != 0;
        int behind = count;
        for (int n = i; n < potentials.length; n++) {
            int v = driven ? potentials[n] + drive[n % drive.length] : potentials[n];
            if (v >= threshold) {
                fired[behind++] = n;
                v = soft ? v - threshold : 0;
            }
            potentials[n] = v;
        }
        return behind;
    }
}
