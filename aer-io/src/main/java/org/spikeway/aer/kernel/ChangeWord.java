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

    /** The number of a bit is found as the exponent of a float, moved to the column: this far, with that bias. */
    static final int EXPONENT_SHIFT = 23 - COLUMN_SHIFT;

    static final int EXPONENT = 0xFF << COLUMN_SHIFT;
    static final int EXPONENT_BIAS = 127 << COLUMN_SHIFT;

    /** Places that there must be for the changes of four words. */
    static final int ROOM = 4 * 32;

    private ChangeWord() {}

    /** The change of the lowest bit's neighbour. */
    static int lowest(int change, int bits) {
        return change + (Integer.numberOfTrailingZeros(bits) << COLUMN_SHIFT);
    }

    /** For each set of eight places, a bit each, those eight numbers by which the places of the set come first. */
    static int[] closedUp() {
        int[] numbers = new int[256 * 8];
        for (int set = 0; set < 256; set++) {
            int at = set * 8;
            for (int rest = set; rest != 0; rest &= rest - 1) {
                numbers[at++] = Integer.numberOfTrailingZeros(rest);
            }
        }
        return numbers;
    }

    /** What the unfolding methods give: in the high half where the changes end, in the low one how many words. */
    static long reached(int changes, int words) {
        return (long) changes << Integer.SIZE | words;
    }
}
