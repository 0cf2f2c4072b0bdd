package org.spikeway.mapping.program;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;

/** Counts the neurons in front of a connection that have a synapse in a part of what lies behind it. */
final class SourceCounts {
    private final Connection connection;
    private final AxisReach rowReach;
    private final AxisReach columnReach;
    /** Whether every source channel reaches every target channel. */
    private final boolean isWhole;

    SourceCounts(Connection connection) {
        this.connection = connection;
        rowReach = new AxisReach(connection.rows());
        columnReach = new AxisReach(connection.columns());
        isWhole = connection instanceof Connection.SharedKernel kernel && kernel.groups() == 1;
    }

    /** How many neurons of the source box have a synapse in the target box. */
    long sources(Box source, Box target) {
        long positions = positions(source, target);
        return positions == 0 ? 0 : positions * channels(source, target);
    }

    /** How many channels of the source box have a synapse in the target box. */
    long channels(Box source, Box target) {
        return channels(source, target.channelFrom(), target.channelTo());
    }

    /** How many positions of the source box have a synapse in the target box. */
    long positions(Box source, Box target) {
        long rows = rowReach.inputs(source.rowFrom(), source.rowTo(), target.rowFrom(), target.rowTo());
        if (rows == 0) {
            return 0;
        }
        long columns =
                columnReach.inputs(source.columnFrom(), source.columnTo(), target.columnFrom(), target.columnTo());
        return rows * columns;
    }

    /**
     * The same, summed over all boxes of a tiling. These are every row band with every column band and every group of
     * channels, so the sum of products is a product of sums, which spares a walk through all boxes.
     */
    long sources(Box source, Tiling targets) {
        long rows = 0;
        for (int r = 0; r < targets.rowBands(); r++) {
            rows += rowReach.inputs(source.rowFrom(), source.rowTo(), targets.rowFrom(r), targets.rowFrom(r + 1));
        }
        long columns = 0;
        for (int c = 0; c < targets.columnBands(); c++) {
            columns += columnReach.inputs(
                    source.columnFrom(), source.columnTo(), targets.columnFrom(c), targets.columnFrom(c + 1));
        }
        long channels = 0;
        for (int g = 0; g < targets.channelGroups(); g++) {
            channels += channels(source, targets.channelFrom(g), targets.channelFrom(g + 1));
        }
        return rows * columns * channels;
    }

    private long channels(Box source, int targetFrom, int targetTo) {
        if (isWhole) {
            return source.channels();
        }
        long count = 0;
        for (int c = source.channelFrom(); c < source.channelTo(); c++) {
            count += connection.targetFrom(c) < targetTo && connection.targetTo(c) > targetFrom ? 1 : 0;
        }
        return count;
    }
}
