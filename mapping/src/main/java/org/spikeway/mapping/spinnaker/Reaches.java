package org.spikeway.mapping.spinnaker;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.SparseRows;

/**
 * Counts the synapses of a connection between two boxes, row by row of the synaptic memory. An axon of a crossbar counts as
 * if it crossed every neuron of its core.
 */
final class Reaches {
    private final Connection connection;
    private final Box source;
    private final Box target;

    Reaches(Connection connection, Box source, Box target) {
        this.connection = connection;
        this.source = source;
        this.target = target;
    }

    /** All synapses. */
    long synapses() {
        return rows(false) * columns(false) * channels(false);
    }

    /** The synapses of the source neuron with the most of them. */
    long longestRow() {
        return rows(true) * columns(true) * channels(true);
    }

    private long rows(boolean most) {
        return taps(connection.rows(), source.rowFrom(), source.rowTo(), target.rowFrom(), target.rowTo(), most);
    }

    private long columns(boolean most) {
        return taps(
                connection.columns(),
                source.columnFrom(),
                source.columnTo(),
                target.columnFrom(),
                target.columnTo(),
                most);
    }

    private static long taps(Axis axis, int from, int to, int targetFrom, int targetTo, boolean most) {
        long taps = 0;
        for (int input = from; input < to; input++) {
            int here = axis.taps(input, targetFrom, targetTo);
            taps = most ? Math.max(taps, here) : taps + here;
        }
        return taps;
    }

    private long channels(boolean most) {
        long channels = 0;
        for (int c = source.channelFrom(); c < source.channelTo(); c++) {
            long here = channels(c);
            channels = most ? Math.max(channels, here) : channels + here;
        }
        return channels;
    }

    private long channels(int source) {
        if (connection instanceof SparseRows sparse) {
            return (long) sparse.firstFrom(source, target.channelTo()) - sparse.firstFrom(source, target.channelFrom());
        }
        int from = Math.max(connection.targetFrom(source), target.channelFrom());
        int to = Math.min(connection.targetTo(source), target.channelTo());
        return Math.max(0, to - from);
    }
}
