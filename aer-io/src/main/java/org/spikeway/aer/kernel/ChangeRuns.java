package org.spikeway.aer.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Puts changes behind each other, mostly without asking how many they are: what is written too much is written over by
 * those that follow.
 */
final class ChangeRuns {
    /** Words that are copied without asking how many there are. */
    static final int USUAL = EventKernels.SLACK;

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int LANES = INTS.length();

    private ChangeRuns() {}

    /** Copies words, {@link #USUAL} at least. */
    static void copy(int[] words, int from, int count, int[] changes, int at) {
        IntVector.fromArray(INTS, words, from).intoArray(changes, at);
        IntVector.fromArray(INTS, words, from + LANES).intoArray(changes, at + LANES);
        if (count > USUAL) {
            System.arraycopy(words, from + USUAL, changes, at + USUAL, count - USUAL);
        }
    }

    /** Writes the changes of some neighbours, three at least. */
    static void unfold(int change, int neighbours, int[] changes, int at) {
        int rest = neighbours;
        changes[at] = ChangeWord.lowest(change, rest);
        rest &= rest - 1;
        changes[at + 1] = ChangeWord.lowest(change, rest);
        rest &= rest - 1;
        changes[at + 2] = ChangeWord.lowest(change, rest);
        rest &= rest - 1;
        for (int i = at + 3; rest != 0; i++, rest &= rest - 1) {
            changes[i] = ChangeWord.lowest(change, rest);
        }
    }
}
