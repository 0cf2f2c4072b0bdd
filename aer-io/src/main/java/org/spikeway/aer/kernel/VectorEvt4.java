package org.spikeway.aer.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Unfolds words of EVT 4.0 by the Vector API. Most words are single changes, which stay as they are: for all the words of
 * a window it is found which are rare, and which have the bits of their neighbours in the next word. Then the latter are
 * gone through, and the words between them copied.
 */
final class VectorEvt4 {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int WINDOW = Long.SIZE;

    /** Every other place of a window, from the second one on. */
    private static final long ODD = 0xAAAA_AAAA_AAAA_AAAAL;

    private VectorEvt4() {}

    /** See {@link EventKernels#unfoldEvt4}. */
    static long unfold(int[] words, int from, int count, int[] changes, int at, int end) {
        int n = at;
        int done = 0;
        boolean goesOn = true;
        while (goesOn && done < count - 1) {
            int begin = from + done;
            // The word behind the window must be there, too.
            int window = Math.min(count - 1 - done, WINDOW);
            long heads = heads(where(words, begin, window, ChangeWord.TYPE, ChangeWord.VECTOR - ChangeWord.SINGLE));
            long rare = ~where(words, begin, window, ChangeWord.NO_CHANGE, 0) & ~(heads << 1);
            int stop = Math.min(window, Long.numberOfTrailingZeros(rare));
            heads &= below(stop);
            int next = 0;
            while (heads != 0) {
                int place = Long.numberOfTrailingZeros(heads);
                int change = words[begin + place];
                int bits = words[begin + place + 1];
                int first = n + place - next;
                int behind = first + Integer.bitCount(bits);
                if (!ChangeWord.fits(change) || behind > end) {
                    stop = place;
                    break;
                }
                ChangeRuns.copy(words, begin + next, place - next, changes, n);
                ChangeRuns.unfold(change, bits, changes, first);
                n = behind;
                next = place + 2;
                heads &= heads - 1;
            }
            int run = Math.max(Math.min(stop - next, end - n), 0);
            ChangeRuns.copy(words, begin + next, run, changes, n);
            n += run;
            done += next + run;
            goesOn = next + run >= WINDOW;
        }
        return ChangeWord.reached(n, done);
    }

    /** The places at which a word, less the least type of changes, has some bits. */
    private static long where(int[] words, int from, int window, int mask, int bits) {
        long found = 0;
        for (int i = 0; i < window; i += INTS.length()) {
            found |= IntVector.fromArray(INTS, words, from + i)
                            .sub(ChangeWord.SINGLE)
                            .and(mask)
                            .compare(VectorOperators.EQ, bits)
                            .toLong()
                    << i;
        }
        return found;
    }

    /**
     * Of words that look as if they had neighbours, those that do: the word behind one that does is bits, whatever it
     * looks like. A carry runs through each row of such words and tells its places in turn, as for the escape characters
     * of Langdale and Lemire, Parsing gigabytes of JSON per second (2019).
     */
    private static long heads(long looks) {
        return (((looks << 1 | ODD) - looks) ^ ODD) & looks;
    }

    private static long below(int place) {
        return place == 0 ? 0 : -1L >>> (Long.SIZE - place);
    }
}
