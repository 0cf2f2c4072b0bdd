package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;

/**
 * How many synapses of one connection a spike has in one target slice: the product of three counts, by source row, source
 * column and source channel.
 */
final class Reach {
    private final int width;
    private final int channelCount;
    private final int[] rows;
    private final int[] columns;
    private final int[] channels;
    /** Whether every source channel has as many synapses. */
    private final boolean uniform;

    private final int rowFrom;
    private final int rowTo;
    private final int columnFrom;
    private final int columnTo;
    /**
     * Positions, and those behind the last of a row, at which the count of target positions differs from the position
     * before; and by how much it is lower.
     */
    private final int[] steps;

    private final int[] stepHeights;

    Reach(Connection connection, Box slice) {
        this(
                taps(connection.rows(), slice.rowFrom(), slice.rowTo()),
                taps(connection.columns(), slice.columnFrom(), slice.columnTo()),
                channels(connection, slice));
    }

    private Reach(int[] rows, int[] columns, int[] channels) {
        this.rows = rows;
        this.columns = columns;
        this.channels = channels;
        uniform = Arrays.stream(channels).allMatch(count -> count == channels[0]);
        width = columns.length;
        channelCount = channels.length;
        rowFrom = first(rows);
        rowTo = behindLast(rows);
        columnFrom = first(columns);
        columnTo = behindLast(columns);
        int[] ofRow = IntStream.rangeClosed(0, width)
                .filter(x -> column(x - 1) != column(x))
                .toArray();
        steps = IntStream.range(rowFrom, rowTo)
                .flatMap(y -> Arrays.stream(ofRow).map(x -> y * width + x))
                .toArray();
        stepHeights = IntStream.range(rowFrom, rowTo)
                .flatMap(y -> Arrays.stream(ofRow).map(x -> rows[y] * (column(x - 1) - column(x))))
                .toArray();
    }

    /** From a vector of neurons: how many synapses each has in the slice. */
    Reach(int[] synapses) {
        this(new int[] {1}, new int[] {1}, synapses);
    }

    private int column(int x) {
        return x < 0 || x >= width ? 0 : columns[x];
    }

    private static int[] taps(Axis axis, int from, int to) {
        return IntStream.range(0, axis.inputs())
                .map(input -> axis.taps(input, from, to))
                .toArray();
    }

    private static int[] channels(Connection connection, Box slice) {
        int[] channels = new int[connection.sourceChannels()];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = Math.max(
                    0,
                    Math.min(connection.targetTo(c), slice.channelTo())
                            - Math.max(connection.targetFrom(c), slice.channelFrom()));
        }
        return channels;
    }

    private static int first(int[] counts) {
        int i = 0;
        while (i < counts.length && counts[i] == 0) {
            i++;
        }
        return i;
    }

    private static int behindLast(int[] counts) {
        int i = counts.length;
        while (i > 0 && counts[i - 1] == 0) {
            i--;
        }
        return i;
    }

    boolean isUniform() {
        return uniform;
    }

    /** The shape of the source population. */
    Shape source() {
        return new Shape(channelCount, rows.length, width);
    }

    /** Synapses of all spikes of a volley. */
    long synops(Volley volley) {
        return uniform ? channels[0] * positions(volley.starts) : synopsByChannel(volley);
    }

    /**
     * Target positions of all spikes, by summation by parts: with n spikes in front of a column, those of the row reach
     * {@code Σ columns[x]·(n[x + 1] − n[x])}, which is the sum of {@code n[x]·(columns[x − 1] − columns[x])}. Only columns
     * that differ from their neighbour count: those at the borders.
     */
    private long positions(int[] starts) {
        long sum = 0;
        for (int i = 0; i < steps.length; i++) {
            sum += (long) starts[steps[i]] * stepHeights[i];
        }
        return sum;
    }

    private long synopsByChannel(Volley volley) {
        int[] starts = volley.starts;
        long sum = 0;
        for (int y = rowFrom; y < rowTo; y++) {
            for (int x = columnFrom; x < columnTo; x++) {
                int position = y * width + x;
                long reached = reached(volley.neurons, starts[position], starts[position + 1], position);
                sum += reached * rows[y] * columns[x];
            }
        }
        return sum;
    }

    private long reached(int[] neurons, int from, int to, int position) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += channels[neurons[i] - position * channelCount];
        }
        return sum;
    }

    /** Whether any spike of that part of the source population reaches the slice. */
    boolean reachedFrom(Box source) {
        boolean row = Arrays.stream(rows, source.rowFrom(), source.rowTo()).anyMatch(count -> count > 0);
        boolean column =
                Arrays.stream(columns, source.columnFrom(), source.columnTo()).anyMatch(count -> count > 0);
        return row
                && column
                && Arrays.stream(channels, source.channelFrom(), source.channelTo())
                        .anyMatch(count -> count > 0);
    }

    /** What the spikes of a source slice, counted by a tally of it or of more, came to in this slice. */
    Carried carried(SourceTally tally, Box source) {
        long packets = 0;
        long synops = 0;
        int channelsToVisit = tally.isByNeuron() ? source.channels() : 1;
        for (int y = source.rowFrom(); y < source.rowTo(); y++) {
            for (int x = source.columnFrom(); x < source.columnTo(); x++) {
                long synapses = (long) rows[y] * columns[x];
                for (int c = source.channelFrom(); c < source.channelFrom() + channelsToVisit; c++) {
                    long ofSpike = synapses * channels[c];
                    long spikes = tally.spikes(c, y, x);
                    packets += ofSpike > 0 ? spikes : 0;
                    synops += ofSpike * spikes;
                }
            }
        }
        return new Carried(packets, synops);
    }
}
