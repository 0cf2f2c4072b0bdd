package org.spikeway.aer.kernel;

import static org.spikeway.aer.kernel.ChangeWord.TYPE;
import static org.spikeway.aer.kernel.ChangeWord.VECTOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Unfolds words of EVT 4.0 by the Vector API: four of them at a time into eight places, two for each, of which the
 * empty ones are closed up.
 *
 * <p>A single change takes the first of its places. Changes of neighbours are a word with time and pixel, which gives
 * the first of them, and a word of bits, which gives the second and the third. Whether a word is one of bits is told by
 * the one before it. More than three neighbours, or bits that look like a type, are left to the caller.
 */
final class VectorEvt4 {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int WORDS = 4;
    private static final VectorShuffle<Integer> BEFORE = VectorShuffle.fromValues(INTS, 0, 0, 1, 1, 2, 2, 3, 3);
    private static final VectorShuffle<Integer> HERE = VectorShuffle.fromValues(INTS, 1, 1, 2, 2, 3, 3, 4, 4);
    private static final VectorShuffle<Integer> BEHIND = VectorShuffle.fromValues(INTS, 2, 2, 3, 3, 4, 4, 5, 5);
    private static final int[] SECOND = {0, 1, 0, 1, 0, 1, 0, 1};
    private static final int[] EVEN = {-1, 0, -1, 0, -1, 0, -1, 0};

    private static final int[] CLOSED_UP = ChangeWord.closedUp();

    private VectorEvt4() {}

    /** See {@link EventKernels#unfoldEvt4}. */
    static long unfold(int[] words, int from, int count, int[] changes, int at, int end) {
        if ((words[from - 1] & TYPE) == VECTOR) {
            return ChangeWord.reached(at, 0);
        }
        IntVector secondPlace = IntVector.fromArray(INTS, SECOND, 0);
        IntVector even = IntVector.fromArray(INTS, EVEN, 0);
        int most = end - ChangeWord.ROOM;
        int n = at;
        int i = 0;
        for (; i + WORDS < count && n <= most; i += WORDS) {
            IntVector word = IntVector.fromArray(INTS, words, from + i - 1);
            IntVector before = word.rearrange(BEFORE);
            IntVector here = word.rearrange(HERE);
            IntVector type = here.and(TYPE);
            VectorMask<Integer> isBits = before.and(TYPE).compare(VectorOperators.EQ, VECTOR);
            VectorMask<Integer> isVector = type.compare(VectorOperators.EQ, VECTOR);
            VectorMask<Integer> isChange = isVector.or(type.compare(VectorOperators.EQ, ChangeWord.SINGLE));
            IntVector rest = here.and(here.sub(1));
            rest = rest.and(rest.sub(secondPlace));
            IntVector bits = IntVector.broadcast(INTS, 1)
                    .blend(word.rearrange(BEHIND), isVector)
                    .and(even)
                    .blend(rest, isBits);
            IntVector change = here.blend(before, isBits);
            VectorMask<Integer> fits =
                    change.and(ChangeWord.COLUMN).compare(VectorOperators.LE, ChangeWord.LAST_THAT_FITS);
            VectorMask<Integer> three = rest.and(rest.sub(1))
                    .lanewise(VectorOperators.AND_NOT, even)
                    .compare(VectorOperators.EQ, 0);
            if (!isBits.eq(isChange).not().and(fits).and(three.or(isChange)).allTrue()) {
                break;
            }
            int there = (int) bits.compare(VectorOperators.NE, 0).toLong();
            ((FloatVector) bits.and(bits.neg()).convertShape(VectorOperators.I2F, FLOATS, 0))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, ChangeWord.EXPONENT_SHIFT)
                    .and(ChangeWord.EXPONENT)
                    .add(change)
                    .sub(ChangeWord.EXPONENT_BIAS)
                    .rearrange(IntVector.fromArray(INTS, CLOSED_UP, there * INTS.length())
                            .toShuffle())
                    .intoArray(changes, n);
            n += Integer.bitCount(there);
        }
        int last = words[from + i - 1];
        return (last & TYPE) == VECTOR
                ? ChangeWord.reached(rest(last, words[from + i], changes, n), i + 1)
                : ChangeWord.reached(n, i);
    }

    /** The changes of a word of bits but for the first; returns where they end. */
    private static int rest(int change, int bits, int[] changes, int at) {
        int n = at;
        for (int rest = bits & (bits - 1); rest != 0; rest &= rest - 1) {
            changes[n++] = ChangeWord.lowest(change, rest);
        }
        return n;
    }
}
