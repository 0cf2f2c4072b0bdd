package org.spikeway.mapping.program;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;

/** Questions about a connection that mapping asks. */
final class Connections {
    private Connections() {}

    static double largestWeight(Connection connection) {
        double largest = 0;
        for (int i = 0; i < connection.weights().length(); i++) {
            largest = Math.max(largest, Math.abs(connection.weights().at(i)));
        }
        return largest;
    }

    /** How many neurons of the source box have a synapse in the target box. */
    static long sourcesReaching(Connection connection, Box source, Box target) {
        long rows = positions(connection.rows(), source.rowFrom(), source.rowTo(), target.rowFrom(), target.rowTo());
        if (rows == 0) {
            return 0;
        }
        long columns = positions(
                connection.columns(), source.columnFrom(), source.columnTo(), target.columnFrom(), target.columnTo());
        return rows * columns * channels(connection, source, target.channelFrom(), target.channelTo());
    }

    /**
     * The same, summed over all boxes of a tiling. These are every row band with every column band and every group of
     * channels, so the sum of products is a product of sums, which spares a walk through all boxes.
     */
    static long sourcesReaching(Connection connection, Box source, Tiling targets) {
        long rows = 0;
        for (int r = 0; r < targets.rowBands(); r++) {
            rows += positions(
                    connection.rows(), source.rowFrom(), source.rowTo(), targets.rowFrom(r), targets.rowFrom(r + 1));
        }
        long columns = 0;
        for (int c = 0; c < targets.columnBands(); c++) {
            columns += positions(
                    connection.columns(),
                    source.columnFrom(),
                    source.columnTo(),
                    targets.columnFrom(c),
                    targets.columnFrom(c + 1));
        }
        long channels = 0;
        for (int g = 0; g < targets.channelGroups(); g++) {
            channels += channels(connection, source, targets.channelFrom(g), targets.channelFrom(g + 1));
        }
        return rows * columns * channels;
    }

    private static long positions(Axis axis, int from, int to, int targetFrom, int targetTo) {
        int reaching = 0;
        for (int input = from; input < to; input++) {
            reaching += axis.taps(input, targetFrom, targetTo) > 0 ? 1 : 0;
        }
        return reaching;
    }

    private static long channels(Connection connection, Box source, int targetFrom, int targetTo) {
        long count = 0;
        for (int c = source.channelFrom(); c < source.channelTo(); c++) {
            count += connection.targetFrom(c) < targetTo && connection.targetTo(c) > targetFrom ? 1 : 0;
        }
        return count;
    }

    /** Weights that a core stores to hold the part of the connection that ends in the box: kernels are shared in space. */
    static long storedWeights(Connection connection, Box target) {
        if (connection instanceof Connection.Shortcut shortcut) {
            return Math.min(shortcut.sourceChannels(), target.channels());
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        long area = (long) kernel.rows().kernel() * kernel.columns().kernel();
        return area * (kernel.sourceChannels() / kernel.groups()) * target.channels();
    }
}
