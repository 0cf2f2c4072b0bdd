package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt2Word.COORDINATE_MASK;
import static org.spikeway.aer.recording.prophesee.Evt2Word.LOW_MASK;
import static org.spikeway.aer.recording.prophesee.Evt2Word.LOW_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt2Word.TYPE_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt2Word.X_SHIFT;

import org.spikeway.aer.event.EventBatch;

/**
 * Unfolds words that stand for the changes of up to 32 pixels side by side: the change of the leftmost in the bits of
 * {@link Evt2Word}, and a bit for each pixel from it on that is set if it changed.
 */
final class Neighbours {
    /** The most changes of a word. */
    static final int MOST = 32;

    private static final int COLUMN = COORDINATE_MASK << X_SHIFT;
    private static final int LAST_THAT_FITS = (COORDINATE_MASK - MOST + 1) << X_SHIFT;

    /** Changes that are written without asking how many there are; few words have more. */
    private static final int USUAL = 2;

    private Neighbours() {}

    /** Whether the columns of all neighbours fit into the bits of a column. */
    static boolean fit(int change) {
        return (change & COLUMN) <= LAST_THAT_FITS;
    }

    /**
     * Writes a word for each change; up to {@link #MOST} words behind them may be written over.
     *
     * @return the index behind the last one
     */
    static int unfold(int change, int valid, int[] words, int at) {
        int rest = valid & (valid - 1);
        words[at] = change + (Integer.numberOfTrailingZeros(valid) << X_SHIFT);
        words[at + 1] = change + (Integer.numberOfTrailingZeros(rest) << X_SHIFT);
        int count = Integer.bitCount(valid);
        if (count > USUAL) {
            rest &= rest - 1;
            for (int i = at + USUAL; rest != 0; i++, rest &= rest - 1) {
                words[i] = change + (Integer.numberOfTrailingZeros(rest) << X_SHIFT);
            }
        }
        return at + count;
    }

    /** Appends changes whose columns need not fit. */
    static void append(int change, int valid, long base, EventBatch out) {
        for (int rest = valid; rest != 0; rest &= rest - 1) {
            out.add(
                    base | (change >>> LOW_SHIFT & LOW_MASK),
                    (change >>> X_SHIFT & COORDINATE_MASK) + Integer.numberOfTrailingZeros(rest),
                    change & COORDINATE_MASK,
                    change >>> TYPE_SHIFT & 1);
        }
    }
}
