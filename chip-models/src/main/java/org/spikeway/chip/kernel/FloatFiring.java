package org.spikeway.chip.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Updates single-precision neurons and says which fire. */
final class FloatFiring {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
    private static final int[] BITS = new int[Octets.GROUP];

    static {
        for (int i = 0; i < BITS.length; i++) {
            BITS[i] = 1 << i;
        }
    }

    private FloatFiring() {}

    /** For runtimes that keep masks in registers. */
    static int byMask(float[] potentials, float[] drive, float threshold, boolean soft, int[] fired) {
        FloatVector thresholds = FloatVector.broadcast(EIGHT, threshold);
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        for (; i <= potentials.length - Byte.SIZE; i += Byte.SIZE) {
            FloatVector v = FloatVector.fromArray(EIGHT, potentials, i);
            v = driven ? v.add(FloatVector.fromArray(EIGHT, drive, i)) : v;
            VectorMask<Float> fires = v.compare(VectorOperators.GE, thresholds);
            v = soft ? v.sub(thresholds, fires) : v.blend(0, fires);
            v.intoArray(potentials, i);
            count = Octets.write((int) fires.toLong(), i, fired, count);
        }
        return plain(potentials, drive, threshold, soft, fired, i, count);
    }

    /**
     * By the sign of {@code V − θ}, spread over the lane, instead of by a mask, which older runtimes turn into an array.
     */
    static int bySign(float[] potentials, float[] drive, float threshold, boolean soft, int[] fired) {
        FloatVector thresholds = FloatVector.broadcast(FLOATS, threshold);
        IntVector thresholdBits = thresholds.reinterpretAsInts();
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        for (; i <= potentials.length - Octets.GROUP; i += Octets.GROUP) {
            IntVector group = IntVector.zero(INTS);
            for (int k = 0; k < Octets.GROUP; k += FLOATS.length()) {
                FloatVector v = FloatVector.fromArray(FLOATS, potentials, i + k);
                v = driven ? v.add(FloatVector.fromArray(FLOATS, drive, i + k)) : v;
                IntVector below =
                        v.sub(thresholds).reinterpretAsInts().lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
                FloatVector after = soft
                        ? v.sub(thresholdBits
                                .lanewise(VectorOperators.AND_NOT, below)
                                .reinterpretAsFloats())
                        : v.reinterpretAsInts().and(below).reinterpretAsFloats();
                after.intoArray(potentials, i + k);
                IntVector bits = IntVector.fromArray(INTS, BITS, k);
                group = group.or(bits.lanewise(VectorOperators.AND_NOT, below));
            }
            count = Octets.writeGroup(group.reduceLanes(VectorOperators.OR), i, fired, count);
        }
        return plain(potentials, drive, threshold, soft, fired, i, count);
    }

    /** The neurons from i on, which do not fill a vector. */
    private static int plain(
            float[] potentials, float[] drive, float threshold, boolean soft, int[] fired, int i, int count) {
        boolean driven = drive.length != 0;
        int behind = count;
        for (int n = i; n < potentials.length; n++) {
            float v = driven ? potentials[n] + drive[n] : potentials[n];
            if (v >= threshold) {
                fired[behind++] = n;
                v = soft ? v - threshold : 0;
            }
            potentials[n] = v;
        }
        return behind;
    }
}
