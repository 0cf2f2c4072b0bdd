package org.spikeway.aer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Unfolds words of EVT 2.1 by the Vector API: four of them at a time into eight places, where each word has as many
 * places side by side as it has changes. Which word a place belongs to, and how many changes of that word come before
 * it, is looked up by the four numbers of changes. Four words with more than eight changes, or one with none or more
 * than four, go one by one.
 */
final class VectorEvt21 {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final int WORDS = LONGS.length();
    private static final int PLACES = INTS.length();

    /** Bits of the number of a word's changes less one. */
    private static final int COUNT_BITS = 2;

    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /** By the numbers of changes of four words, for each place: the half of a word that has its bits. */
    private static final int[] BITS_AT = new int[PLACES << (WORDS * COUNT_BITS)];

    /** Likewise: a set bit for each change of the word that comes before it. */
    private static final int[] BEFORE = new int[PLACES << (WORDS * COUNT_BITS)];

    static {
        for (int counts = 0; counts < 1 << (WORDS * COUNT_BITS); counts++) {
            int place = 0;
            for (int word = 0; word < WORDS; word++) {
                int last = counts >> (word * COUNT_BITS) & COUNT_MASK;
                for (int k = 0; k <= last && place < PLACES; k++, place++) {
                    BITS_AT[counts * PLACES + place] = 2 * word;
                    BEFORE[counts * PLACES + place] = (1 << k) - 1;
                }
            }
        }
    }

    private VectorEvt21() {}

    /** See {@link EventKernels#unfoldEvt21}. */
    static long unfold(long[] words, int from, int count, int[] changes, int at, int end) {
        int most = end - ChangeWord.ROOM;
        int n = at;
        int i = 0;
        for (; i + WORDS <= count && n <= most; i += WORDS) {
            int first = Integer.bitCount((int) words[from + i]) - 1;
            int second = Integer.bitCount((int) words[from + i + 1]) - 1;
            int third = Integer.bitCount((int) words[from + i + 2]) - 1;
            int fourth = Integer.bitCount((int) words[from + i + 3]) - 1;
            int total = first + second + third + fourth + WORDS;
            if ((first | second | third | fourth) >>> COUNT_BITS != 0 || total > PLACES) {
                if (isRare(words, from + i)) {
                    break;
                }
                n = oneByOne(words, from + i, changes, n);
                continue;
            }
            int counts = first | (second << COUNT_BITS) | (third << (2 * COUNT_BITS)) | (fourth << (3 * COUNT_BITS));
            IntVector halves = LongVector.fromArray(LONGS, words, from + i).reinterpretAsInts();
            IntVector bitsAt = IntVector.fromArray(INTS, BITS_AT, counts * PLACES);
            IntVector change = halves.rearrange(bitsAt.add(1).toShuffle());
            IntVector beyond = change.and(ChangeWord.COLUMN).neg().add(ChangeWord.LAST_THAT_FITS);
            IntVector rare = change.or(beyond.and(Integer.MIN_VALUE)).and(ChangeWord.TYPE);
            if (!rare.compare(VectorOperators.EQ, 0).allTrue()) {
                break;
            }
            IntVector before = IntVector.fromArray(INTS, BEFORE, counts * PLACES);
            IntVector bits = halves.rearrange(bitsAt.toShuffle());
            bits = bits.and(bits.sub(before.and(1)));
            before = before.lanewise(VectorOperators.LSHR, 1);
            bits = bits.and(bits.sub(before.and(1)));
            before = before.lanewise(VectorOperators.LSHR, 1);
            bits = bits.and(bits.sub(before));
            ((FloatVector) bits.and(bits.neg()).convertShape(VectorOperators.I2F, FLOATS, 0))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, ChangeWord.EXPONENT_SHIFT)
                    .and(ChangeWord.EXPONENT)
                    .add(change)
                    .sub(ChangeWord.EXPONENT_BIAS)
                    .intoArray(changes, n);
            n += total;
        }
        return ChangeWord.reached(n, i);
    }

    /** Whether one of four words is none of changes, or its neighbours need not fit. */
    private static boolean isRare(long[] words, int from) {
        int rare = 0;
        for (int i = from; i < from + WORDS; i++) {
            int change = (int) (words[i] >>> Integer.SIZE);
            int beyond = ChangeWord.LAST_THAT_FITS - (change & ChangeWord.COLUMN);
            rare |= change | (beyond & Integer.MIN_VALUE);
        }
        return (rare & ChangeWord.TYPE) != 0;
    }

    /** Up to three changes of a word without asking how many there are. */
    private static int oneByOne(long[] words, int from, int[] changes, int at) {
        int n = at;
        for (int i = from; i < from + WORDS; i++) {
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
