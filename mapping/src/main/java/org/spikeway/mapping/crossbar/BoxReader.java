package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;

/** Reads the synapses that end in a box of one population, of kernels and short cuts with whole-number weights. */
final class BoxReader {
    private final Population target;
    private final List<Way> ways = new ArrayList<>();

    /** @param projections into the target, those that carry spikes */
    BoxReader(List<Population> populations, Population target, List<Projection> projections) {
        this.target = target;
        for (Projection projection : projections) {
            ways.add(new Way(projection, populations.get(projection.source()).shape()));
        }
    }

    Shape shape() {
        return target.shape();
    }

    /** Neurons of all source populations. */
    long sourceNeurons() {
        return ways.stream().mapToLong(way -> way.source.size()).sum();
    }

    /** Without sources of which every weight is 0. */
    BoxSynapses read(Box box) {
        Map<BoxSynapses.Source, int[]> rows = new LinkedHashMap<>();
        for (Way way : ways) {
            way.read(box, rows);
        }
        rows.values().removeIf(row -> Arrays.stream(row).allMatch(weight -> weight == 0));
        int[] neurons = new int[box.size()];
        Arrays.setAll(neurons, i -> box.populationIndex(i, target.shape()));
        return new BoxSynapses(
                neurons, List.copyOf(rows.keySet()), rows.values().toArray(int[][]::new));
    }

    /** One projection, with the inputs that each output row and column reads. */
    private static final class Way {
        private final int projection;
        private final Connection connection;
        private final Shape source;
        private final int[][] rowTaps;
        private final int[][] columnTaps;

        Way(Projection projection, Shape source) {
            this.projection = projection.id();
            this.source = source;
            connection = projection.connection();
            rowTaps = taps(connection.rows());
            columnTaps = taps(connection.columns());
        }

        /** By output pairs of input and kernel position. */
        private static int[][] taps(Axis axis) {
            int[][] taps = new int[axis.outputs()][0];
            for (int input = 0; input < axis.inputs(); input++) {
                int from = input;
                axis.visitTaps(input, (output, k) -> {
                    int length = taps[output].length;
                    taps[output] = Arrays.copyOf(taps[output], length + 2);
                    taps[output][length] = from;
                    taps[output][length + 1] = k;
                });
            }
            return taps;
        }

        void read(Box box, Map<BoxSynapses.Source, int[]> rows) {
            for (int row = box.rowFrom(); row < box.rowTo(); row++) {
                for (int column = box.columnFrom(); column < box.columnTo(); column++) {
                    int position = (row - box.rowFrom()) * box.columns() + column - box.columnFrom();
                    for (int y = 0; y < rowTaps[row].length; y += 2) {
                        for (int x = 0; x < columnTaps[column].length; x += 2) {
                            readTap(
                                    new Tap(
                                            rowTaps[row][y],
                                            rowTaps[row][y + 1],
                                            columnTaps[column][x],
                                            columnTaps[column][x + 1]),
                                    box,
                                    position,
                                    rows);
                        }
                    }
                }
            }
        }

        /** A place of the source and of the kernel. */
        private record Tap(int y, int kernelRow, int x, int kernelColumn) {}

        private void readTap(Tap tap, Box box, int position, Map<BoxSynapses.Source, int[]> rows) {
            for (int c = 0; c < source.channels(); c++) {
                int from = Math.max(box.channelFrom(), connection.targetFrom(c));
                int to = Math.min(box.channelTo(), connection.targetTo(c));
                if (from < to) {
                    int[] row = rows.computeIfAbsent(
                            new BoxSynapses.Source(projection, source.index(c, tap.y, tap.x)),
                            added -> new int[box.size()]);
                    for (int o = from; o < to; o++) {
                        row[position * box.channels() + o - box.channelFrom()] += weight(c, tap, o);
                    }
                }
            }
        }

        private int weight(int channel, Tap tap, int target) {
            if (connection instanceof Connection.Shortcut shortcut) {
                return (int) shortcut.weights().at(channel);
            }
            Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
            int at = (channel * kernel.rows().kernel() + tap.kernelRow)
                            * kernel.columns().kernel()
                    + tap.kernelColumn;
            int run = kernel.targetChannelsOfGroup();
            return (int) kernel.weights().at(at * run + target - kernel.targetFrom(channel));
        }
    }
}
