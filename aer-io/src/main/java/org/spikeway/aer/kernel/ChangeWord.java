package org.spikeway.aer.kernel;

/** The bits of a word of EVT 2.0, 2.1 (upper half) or 4.0 that unfolding needs: type 31..29, column 21..11. */
final class ChangeWord {
    static final int COLUMN_SHIFT = 11;
    static final int COLUMN = 0x7FF << COLUMN_SHIFT;

    /** The last column to which that of the rightmost of 32 neighbours can be added without a carry. */
    static final int LAST_THAT_FITS = (0x7FF - 31) << COLUMN_SHIFT;

    /** The type without its polarity. */
    static final int TYPE = 0xE000_0000;

    /** A change in EVT 4.0. */
    static final int SINGLE = 0xA000_0000;

    /** Changes of neighbours in EVT 4.0; the next word has their bits. */
    static final int VECTOR = 0xC000_0000;

    /** Bits that a word of EVT 4.0 less {@link #SINGLE} has if it is none of changes. */
    static final int NO_CHANGE = 0xC000_0000;

    /** The number of a bit is found as the exponent of a float, moved to the column: this far, with that bias. */
    static final int EXPONENT_SHIFT = 23 - COLUMN_SHIFT;

    static final int EXPONENT = 0xFF << COLUMN_SHIFT;
    static final int EXPONENT_BIAS = 127 << COLUMN_SHIFT;

    private ChangeWord() {}

    /** Whether the columns of all neighbours fit into the bits of a column. */
    static boolean fits(int change) {
        return (change & COLUMN) <= LAST_THAT_FITS;
    }

    /** The change of the lowest bit's neighbour. */
    static int lowest(int change, int bits) {
        return change + (Integer.numberOfTrailingZeros(bits) << COLUMN_SHIFT);
    }

    /** What the unfolding methods give: in the high half where the changes end, in the low one how many words. */
    static long reached(int changes, int words) {
        return (long) changes << Integer.SIZE | words;
    }
}
