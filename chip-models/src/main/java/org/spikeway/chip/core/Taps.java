package org.spikeway.chip.core;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;

/**
 * Where the spikes of a source population land in one target slice: a connection cut down to the slice, as small tables
 * by source row, source column and source channel.
 *
 * <p>A spike of channel c at row y and column x adds, for each row tap of y and each column tap of x, one contiguous run
 * of weights to one contiguous run of neurons. Neighbouring taps of a row whose neurons and weights follow one another
 * are one run: the three columns that a spike reaches through a 3×3 kernel with 16 target channels are a run of 48.
 */
final class Taps {
    final int[] rowStart;
    final int[] rowTarget;
    final int[] rowWeight;
    final int[] columnStart;
    final int[] columnTarget;
    final int[] columnWeight;
    /** Positions merged into the run. */
    final int[] columnSpan;

    final int[] channelTarget;
    final int[] channelWeight;
    /** Target channels reached from a source channel; 0 where it reaches none in this slice. */
    final int[] channelLength;

    Taps(Connection connection, Box slice) {
        Channels channels = channels(connection, slice);
        channelTarget = channels.target;
        channelWeight = channels.weight;
        channelLength = channels.length;

        Axis rows = connection.rows();
        Axis columns = connection.columns();
        IntList targets = new IntList();
        IntList weights = new IntList();
        rowStart = new int[rows.inputs() + 1];
        for (int y = 0; y < rows.inputs(); y++) {
            rows.visitTaps(y, (output, k) -> {
                if (output >= slice.rowFrom() && output < slice.rowTo()) {
                    targets.add((output - slice.rowFrom()) * slice.columns() * slice.channels());
                    weights.add(k * columns.kernel() * channels.weightsOfPosition);
                }
            });
            rowStart[y + 1] = targets.size();
        }
        rowTarget = targets.toArray();
        rowWeight = weights.toArray();

        Runs runs = new Runs(channels.mergeable ? slice.channels() : -1);
        int[] order = KernelLayout.columnOrder(columns);
        columnStart = new int[columns.inputs() + 1];
        for (int x = 0; x < columns.inputs(); x++) {
            runs.begin();
            columns.visitTaps(x, (output, k) -> {
                if (output >= slice.columnFrom() && output < slice.columnTo()) {
                    runs.add((output - slice.columnFrom()) * slice.channels(), order[k] * channels.weightsOfPosition);
                }
            });
            columnStart[x + 1] = runs.begin();
        }
        columnTarget = runs.targets.toArray();
        columnWeight = runs.weights.toArray();
        columnSpan = runs.spans.toArray();
    }

    private record Channels(int[] target, int[] weight, int[] length, int weightsOfPosition, boolean mergeable) {}

    private static Channels channels(Connection connection, Box slice) {
        if (connection instanceof Connection.SharedKernel kernel) {
            return kernelChannels(kernel, slice);
        }
        Connection.Shortcut shortcut = (Connection.Shortcut) connection;
        int count = shortcut.sourceChannels();
        int[] target = new int[count];
        int[] weight = new int[count];
        int[] length = new int[count];
        for (int c = 0; c < count; c++) {
            int reached = shortcut.targetFrom(c);
            weight[c] = c;
            target[c] = reached - slice.channelFrom();
            length[c] = reached >= slice.channelFrom() && reached < slice.channelTo() ? 1 : 0;
        }
        return new Channels(target, weight, length, 0, false);
    }

    private static Channels kernelChannels(Connection.SharedKernel kernel, Box slice) {
        int count = kernel.sourceChannels();
        int ofGroup = kernel.targetChannelsOfGroup();
        int weightsOfChannel = kernel.rows().kernel() * kernel.columns().kernel() * ofGroup;
        int[] target = new int[count];
        int[] weight = new int[count];
        int[] length = new int[count];
        for (int c = 0; c < count; c++) {
            int groupFrom = kernel.targetFrom(c);
            int from = Math.max(groupFrom, slice.channelFrom());
            int to = Math.min(kernel.targetTo(c), slice.channelTo());
            weight[c] = c * weightsOfChannel + from - groupFrom;
            target[c] = from - slice.channelFrom();
            length[c] = Math.max(0, to - from);
        }
        boolean wholeRows = kernel.groups() == 1 && slice.channels() == kernel.targetChannels();
        return new Channels(target, weight, length, ofGroup, wholeRows);
    }

    /** Collects column taps and joins those that continue the run before. */
    private static final class Runs {
        final IntList targets = new IntList();
        final IntList weights = new IntList();
        final IntList spans = new IntList();
        private final int joinStep;
        private int first;

        /** @param joinStep neurons and weights of one position, or −1 if positions are never joined */
        Runs(int joinStep) {
            this.joinStep = joinStep;
        }

        int begin() {
            first = targets.size();
            return first;
        }

        void add(int target, int weight) {
            int last = targets.size() - 1;
            if (joinStep > 0 && last >= first) {
                int reach = spans.get(last) * joinStep;
                if (targets.get(last) + reach == target && weights.get(last) + reach == weight) {
                    spans.set(last, spans.get(last) + 1);
                    return;
                }
            }
            targets.add(target);
            weights.add(weight);
            spans.add(1);
        }
    }
}
