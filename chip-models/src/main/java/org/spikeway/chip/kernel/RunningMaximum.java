package org.spikeway.chip.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The running maximum by vectors: each lane takes the larger of itself and the lane 1, 2, 4 … before it, and then what the
 * vector before has come to. Lanes that have none before them take the first, which is theirs anyway.
 */
final class RunningMaximum {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = INTS.length();
    private static final boolean SIXTEEN = LANES == 16;

    private static final VectorShuffle<Integer> ONE = before(1);
    private static final VectorShuffle<Integer> TWO = before(2);
    private static final VectorShuffle<Integer> FOUR = before(4);
    private static final VectorShuffle<Integer> EIGHT = before(8);
    private static final VectorShuffle<Integer> LAST = VectorShuffle.fromOp(INTS, lane -> LANES - 1);

    private RunningMaximum() {}

    private static VectorShuffle<Integer> before(int lanes) {
        return VectorShuffle.fromOp(INTS, lane -> Math.max(0, lane - lanes));
    }

    /** Vectors of other lengths than 8 and 16 are left to the plain loop. */
    static void of(int[] values, int from, int to) {
        int i = from;
        if (LANES == 8 || SIXTEEN) {
            IntVector largest = IntVector.zero(INTS);
            for (; i <= to - LANES; i += LANES) {
                IntVector v = IntVector.fromArray(INTS, values, i);
                v = v.max(v.rearrange(ONE));
                v = v.max(v.rearrange(TWO));
                v = v.max(v.rearrange(FOUR));
                v = SIXTEEN ? v.max(v.rearrange(EIGHT)) : v;
                v = v.max(largest);
                v.intoArray(values, i);
                largest = v.rearrange(LAST);
            }
        }
        int largest = i == from ? 0 : values[i - 1];
        for (; i < to; i++) {
            largest = Math.max(largest, values[i]);
            values[i] = largest;
        }
    }
}
