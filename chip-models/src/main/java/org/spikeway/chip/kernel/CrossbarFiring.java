package org.spikeway.chip.kernel;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Updates the 256 neurons of a crossbar core and says which fire. */
final class CrossbarFiring {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final int LANES = SHORTS.length();

    private CrossbarFiring() {}

    /**
     * By the sign of {@code V − θ}, V cut at 0 first, so that the difference cannot overflow. The sixteen vectors each give
     * one bit of the sixteen parts that say which neurons fire.
     */
    static void fire(short[] potentials, int at, short[] drive, int threshold, boolean soft, long[] fired) {
        ShortVector thresholds = ShortVector.broadcast(SHORTS, (short) threshold);
        ShortVector found = ShortVector.zero(SHORTS);
        for (int b = 0; b < Kernels.CORE_VECTORS; b++) {
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
        for (int b = 0; b < Kernels.CORE_VECTORS; b++) {
            ShortVector v = ShortVector.fromArray(SHORTS, potentials, at + b * LANES);
            least = least.min(v);
            most = most.max(v);
        }
        return Math.max(-least.reduceLanes(VectorOperators.MIN), most.reduceLanes(VectorOperators.MAX));
    }
}
