package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;

/**
 * Turns the index of a spike within its source slice into channel, row and column of the source population.
 *
 * <p>Division by the number of channels is a multiplication with the rounded-up reciprocal 2³²/channels, which is exact
 * for every index below 2³²/channels; slices are far smaller (checked).
 */
public final class SpikeDecoder {
    /** Row and column share an int. */
    private static final int MOST_POSITIONS = 1 << 16;

    private final int channels;
    private final int channelFrom;
    private final long reciprocal;
    private final int[] rowsAndColumns;

    public SpikeDecoder(Box box) {
        channels = box.channels();
        channelFrom = box.channelFrom();
        reciprocal = (1L << 32) / channels + 1;
        if ((long) box.size() * channels >= 1L << 32) {
            throw new IllegalArgumentException("slice of " + box.size() + " neurons is too large to decode");
        }
        if (box.rowTo() > MOST_POSITIONS || box.columnTo() > MOST_POSITIONS) {
            throw new IllegalArgumentException("slice ends at row " + box.rowTo() + ", column " + box.columnTo()
                    + "; at most " + MOST_POSITIONS + " rows and columns can be decoded");
        }
        rowsAndColumns = new int[box.rows() * box.columns()];
        for (int position = 0; position < rowsAndColumns.length; position++) {
            int row = box.rowFrom() + position / box.columns();
            int column = box.columnFrom() + position % box.columns();
            rowsAndColumns[position] = row << 16 | column;
        }
    }

    int position(int index) {
        return (int) ((index * reciprocal) >>> 32);
    }

    int channel(int index, int position) {
        return channelFrom + index - position * channels;
    }

    /** The number of the first spike behind a position. */
    int endOf(int position) {
        return (position + 1) * channels;
    }

    /** The row in the upper, the column in the lower 16 bits. */
    int rowAndColumn(int position) {
        return rowsAndColumns[position];
    }
}
