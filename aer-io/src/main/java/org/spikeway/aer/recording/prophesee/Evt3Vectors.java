package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt3Word.TYPE_SHIFT;

import org.spikeway.aer.event.EventBatch;

/** Unfolds the vectors of EVT 3.0, each the events of up to 12 pixels side by side in a row. */
final class Evt3Vectors {
    /** Places that a batch must have free for a vector: one for each pixel, and what is written without being asked for. */
    static final int ROOM = Evt3Word.VECTOR_WIDTH + 2;

    private static final int LAST_THAT_FITS = Evt3Word.COORDINATE_MASK - Evt3Word.VECTOR_WIDTH + 1;

    /** By type of a word: one bit, set for the first column of vectors and for vectors. */
    private static final int TYPES = 1 << Evt3Word.VECTOR_BASE | 1 << Evt3Word.VECTOR_12 | 1 << Evt3Word.VECTOR_8;

    private int column;
    private int polarity;

    /** Whether a word is one of those that {@link #take} takes. */
    static boolean has(int word) {
        return (TYPES >>> (word >>> TYPE_SHIFT) & 1) != 0;
    }

    /** How many events a word stands for. */
    static int count(int word) {
        return word >>> TYPE_SHIFT == Evt3Word.VECTOR_BASE ? 0 : Integer.bitCount(valid(word));
    }

    /** Takes a word without giving its events. */
    void pass(int word) {
        if (word >>> TYPE_SHIFT == Evt3Word.VECTOR_BASE) {
            column = word & Evt3Word.COORDINATE_MASK;
            polarity = word >>> Evt3Word.POLARITY_SHIFT & 1;
        } else {
            column += width(word);
        }
    }

    /** Whether the columns of a vector stay within the bits of a column. */
    boolean fit() {
        return column <= LAST_THAT_FITS;
    }

    /**
     * Takes a word whose columns fit and appends its events to a batch with {@link #ROOM}, each with the word of a
     * single event for the column.
     */
    void take(int word, long micros, int row, EventBatch out) {
        if (word >>> TYPE_SHIFT != Evt3Word.VECTOR_BASE) {
            append(valid(word), micros, row, out);
        }
        pass(word);
    }

    /** Takes a word and appends its events, whose columns may lie beyond those that a word can tell. */
    void takeBeyond(int word, long micros, int row, EventBatch out) {
        if (word >>> TYPE_SHIFT != Evt3Word.VECTOR_BASE) {
            for (int rest = valid(word); rest != 0; rest &= rest - 1) {
                out.add(micros, column + Integer.numberOfTrailingZeros(rest), row, polarity);
            }
        }
        pass(word);
    }

    /** Up to two events without asking how many there are; few vectors have more. */
    private void append(int valid, long micros, int row, EventBatch out) {
        int n = out.size();
        int count = Integer.bitCount(valid);
        put(n, valid, micros, row, out);
        int rest = valid & (valid - 1);
        put(n + 1, rest, micros, row, out);
        for (int i = 2; i < count; i++) {
            rest &= rest - 1;
            put(n + i, rest, micros, row, out);
        }
        out.resize(n + count);
    }

    /** Writes the event of the lowest bit. */
    private void put(int at, int bits, long micros, int row, EventBatch out) {
        out.micros()[at] = micros;
        out.x()[at] = (short) ((column + Integer.numberOfTrailingZeros(bits)) | (polarity << Evt3Word.POLARITY_SHIFT));
        out.y()[at] = (short) row;
    }

    private static int valid(int word) {
        return word & (word >>> TYPE_SHIFT == Evt3Word.VECTOR_12 ? Evt3Word.PAYLOAD_MASK : Evt3Word.BYTE_MASK);
    }

    private static int width(int word) {
        return word >>> TYPE_SHIFT == Evt3Word.VECTOR_12 ? Evt3Word.VECTOR_WIDTH : Evt3Word.SHORT_VECTOR_WIDTH;
    }
}
