package org.spikeway.aer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Unfolds words of EVT 2.1 by the Vector API: four of them at a time into eight places, two for each, of which the
 * empty ones are closed up. Where a word has more than two changes, its four go one by one.
 */
final class VectorEvt21 {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int LANES = LONGS.length();
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final int[] SECOND = {0, 1, 0, 1, 0, 1, 0, 1};
    private static final int[] ODD = {0, -1, 0, -1, 0, -1, 0, -1};

    private static final int[] CLOSED_UP = ChangeWord.closedUp();

    private VectorEvt21() {}

    /** See {@link EventKernels#unfoldEvt21}. */
    static long unfold(long[] words, int from, int count, int[] changes, int at, int end) {
        IntVector second = IntVector.fromArray(INTS, SECOND, 0);
        IntVector odd = IntVector.fromArray(INTS, ODD, 0);
        int most = end - ChangeWord.ROOM;
        int n = at;
        int i = 0;
        for (; i + LANES <= count && n <= most; i += LANES) {
            LongVector word = LongVector.fromArray(LONGS, words, from + i);
            IntVector change = word.and(~LOW_HALF)
                    .or(word.lanewise(VectorOperators.LSHR, Integer.SIZE))
                    .reinterpretAsInts();
            IntVector bits = word.and(LOW_HALF)
                    .or(word.lanewise(VectorOperators.LSHL, Integer.SIZE))
                    .reinterpretAsInts();
            bits = bits.and(bits.sub(second));
            IntVector third = bits.and(bits.sub(1)).and(odd);
            IntVector beyond = change.and(ChangeWord.COLUMN).neg().add(ChangeWord.LAST_THAT_FITS);
            IntVector rare = change.or(beyond.and(Integer.MIN_VALUE)).and(ChangeWord.TYPE);
            if (!third.or(rare).compare(VectorOperators.EQ, 0).allTrue()) {
                if (!rare.compare(VectorOperators.EQ, 0).allTrue()) {
                    break;
                }
                n = oneByOne(words, from + i, changes, n);
                continue;
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
            n += Integer.bitCount((int) words[from + i])
                    + Integer.bitCount((int) words[from + i + 1])
                    + Integer.bitCount((int) words[from + i + 2])
                    + Integer.bitCount((int) words[from + i + 3]);
        }
        return ChangeWord.reached(n, i);
    }

    /** Up to three changes of a word without asking how many there are. */
    private static int oneByOne(long[] words, int from, int[] changes, int at) {
        int n = at;
        for (int i = from; i < from + LANES; i++) {
            int change = (int) (words[i] >>> Integer.SIZE);
            int bits = (int) words[i];
            int count = Integer.bitCount(bits);
            changes[n] = ChangeWord.lowest(change, bits);
            bits &= bits - 1;
            changes[n + 1] = ChangeWord.lowest(change, bits);
            bits &= bits - 1;
            changes[n + 2] = ChangeWord.lowest(change, bits);
            for (int k = 3; k < count; k++) {
                bits &= bits - 1;
                changes[n + k] = ChangeWord.lowest(change, bits);
            }
            n += count;
        }
        return n;
    }
}
