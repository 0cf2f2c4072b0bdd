package org.spikeway.aer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Unfolds words of EVT 2.1 by the Vector API. Most words hold one change: of all the words of a window the first change
 * is found, whatever they are, and a bit for each that needs more. Then these are gone through, and the words between
 * them copied.
 */
final class VectorEvt21 {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int LANES = INTS.length();
    private static final int HALF = LONGS.length();
    private static final int WINDOW = Long.SIZE;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** Halves of two vectors that were laid into each other. */
    private static final VectorShuffle<Integer> IN_ORDER = VectorShuffle.fromValues(INTS, 0, 2, 4, 6, 1, 3, 5, 7);

    /** The first changes of the words of a window. */
    private final int[] firsts = new int[WINDOW + EventKernels.SLACK];

    /** See {@link EventKernels#unfoldEvt21}. */
    long unfold(long[] words, int from, int count, int[] changes, int at, int end) {
        int n = at;
        int done = 0;
        boolean goesOn = true;
        while (goesOn && done < count) {
            int window = Math.min(count - done, WINDOW);
            long special = special(words, from + done, window) & (-1L >>> (WINDOW - window));
            int next = 0;
            int stop = window;
            while (special != 0) {
                int place = Long.numberOfTrailingZeros(special);
                long word = words[from + done + place];
                int change = (int) (word >>> Integer.SIZE);
                int behind = n + place - next + Long.bitCount(word & LOW_HALF);
                if ((change & ChangeWord.TYPE) != 0 || !ChangeWord.fits(change) || behind > end) {
                    stop = place;
                    break;
                }
                ChangeRuns.copy(firsts, next, place - next, changes, n);
                ChangeRuns.unfold(change, (int) word, changes, n + place - next);
                n = behind;
                next = place + 1;
                special &= special - 1;
            }
            int run = Math.min(stop - next, end - n);
            ChangeRuns.copy(firsts, next, run, changes, n);
            n += run;
            done += next + run;
            goesOn = next + run == WINDOW;
        }
        return ChangeWord.reached(n, done);
    }

    /** Finds the first change of each word of a window; returns a bit for each that is no single change. */
    private long special(long[] words, int from, int window) {
        long special = 0;
        for (int i = 0; i < window; i += LANES) {
            LongVector low = LongVector.fromArray(LONGS, words, from + i);
            LongVector high = LongVector.fromArray(LONGS, words, from + i + HALF);
            IntVector change = low.lanewise(VectorOperators.LSHR, Integer.SIZE)
                    .or(high.and(~LOW_HALF))
                    .reinterpretAsInts()
                    .rearrange(IN_ORDER);
            IntVector bits = low.and(LOW_HALF)
                    .or(high.lanewise(VectorOperators.LSHL, Integer.SIZE))
                    .reinterpretAsInts()
                    .rearrange(IN_ORDER);
            ((FloatVector) bits.and(bits.neg()).convertShape(VectorOperators.I2F, FLOATS, 0))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, ChangeWord.EXPONENT_SHIFT)
                    .and(ChangeWord.EXPONENT)
                    .add(change)
                    .sub(ChangeWord.EXPONENT_BIAS)
                    .intoArray(firsts, i);
            IntVector less = bits.sub(1);
            IntVector beyond = change.and(ChangeWord.COLUMN).neg().add(ChangeWord.LAST_THAT_FITS);
            IntVector none = less.lanewise(VectorOperators.AND_NOT, bits);
            IntVector rare = change.or(beyond.or(none).and(Integer.MIN_VALUE)).and(ChangeWord.TYPE);
            special |= bits.and(less).or(rare).compare(VectorOperators.NE, 0).toLong() << i;
        }
        return special;
    }
}
