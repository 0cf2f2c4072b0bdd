package org.spikeway.chip.program;

/**
 * A block of neurons of one population: channels, rows and columns from the first (inclusive) to the last (exclusive).
 *
 * <p>Within the box, neurons are numbered channels last, like those of a whole {@link Shape}.
 */
public record Box(int channelFrom, int channelTo, int rowFrom, int rowTo, int columnFrom, int columnTo) {
    public Box {
        if (channelFrom < 0 || rowFrom < 0 || columnFrom < 0) {
            throw new IllegalArgumentException("box starts below zero");
        }
        if (channelFrom >= channelTo || rowFrom >= rowTo || columnFrom >= columnTo) {
            throw new IllegalArgumentException("box is empty");
        }
    }

    public static Box whole(Shape shape) {
        return new Box(0, shape.channels(), 0, shape.height(), 0, shape.width());
    }

    public int channels() {
        return channelTo - channelFrom;
    }

    public int rows() {
        return rowTo - rowFrom;
    }

    public int columns() {
        return columnTo - columnFrom;
    }

    /** The number of neurons. */
    public int size() {
        return channels() * rows() * columns();
    }

    /** Whether the box lies within a population of that shape. */
    public boolean within(Shape shape) {
        return channelTo <= shape.channels() && rowTo <= shape.height() && columnTo <= shape.width();
    }

    /** Whether any neuron lies in both boxes. */
    public boolean overlaps(Box other) {
        return channelFrom < other.channelTo
                && other.channelFrom < channelTo
                && rowFrom < other.rowTo
                && other.rowFrom < rowTo
                && columnFrom < other.columnTo
                && other.columnFrom < columnTo;
    }

    /** The index in a box around this one of the neuron with that index in this box. */
    public int indexWithin(Box outer, int boxIndex) {
        int position = boxIndex / channels();
        int row = rowFrom + position / columns() - outer.rowFrom;
        int column = columnFrom + position % columns() - outer.columnFrom;
        int channel = channelFrom + boxIndex % channels() - outer.channelFrom;
        return (row * outer.columns() + column) * outer.channels() + channel;
    }

    /** The index in the whole population of the neuron with that index in the box. */
    public int populationIndex(int boxIndex, Shape shape) {
        int position = boxIndex / channels();
        return shape.index(
                channelFrom + boxIndex % channels(), rowFrom + position / columns(), columnFrom + position % columns());
    }
}
