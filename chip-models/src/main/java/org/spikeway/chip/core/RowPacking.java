package org.spikeway.chip.core;

import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Weights;

/**
 * The weights of a shared kernel as rows for {@link GatheredSynapses}: one row for each source neuron that a block of
 * neighbouring target positions sees, with the weights of all neurons of the block.
 *
 * <p>Row {@code (j·columns + i)·channels + c} belongs to channel c of the source position in row j and column i of the
 * block's window; position q of the block has its weights at {@code q·run … (q + 1)·run − 1}, 0 where it does not see
 * that source. Where poolings overlap, a weight is the sum of those that the definition of the connection adds.
 *
 * @param channelFrom the first target channel
 * @param run target channels
 * @param block target positions
 */
record RowPacking(Connection.SharedKernel kernel, int channelFrom, int run, int block) {
    /** Neurons that a block may have where it has several positions: a row fills several vectors. */
    private static final int NEURONS = 64;

    /** Packing may multiply the weights by this much: pooling repeats them. */
    private static final int MOST_GROWTH = 4;

    /** Packed tables of fewer weights may grow more. */
    private static final int SMALL = 1 << 19;

    /** Positions of a block for slices of that many channels and columns, so that blocks are about equal. */
    static int block(int channels, int columns) {
        int most = Math.max(1, NEURONS / channels);
        int blocks = (columns + most - 1) / most;
        return (columns + blocks - 1) / blocks;
    }

    /** Whether the kernel can be packed at all and at a fair size. */
    static boolean suits(Connection.SharedKernel kernel) {
        if (kernel.groups() != 1) {
            return false;
        }
        Window rows = new Window(kernel.rows());
        Window columns = new Window(kernel.columns());
        long packed = (long) rows.length * columns.length * kernel.sourceChannels() * kernel.targetChannels();
        long given = kernel.weights().length();
        return packed <= Math.max(SMALL, MOST_GROWTH * given) && rows.isExact() && columns.isExact();
    }

    int stride() {
        return block * run;
    }

    WeightRows pack(Numbers numbers) {
        Window rows = new Window(kernel.rows());
        Window columns = new Window(kernel.columns());
        int width = columns.length + (block - 1) * columns.step;
        double[] packed = new double[Math.toIntExact((long) rows.length * width * kernel.sourceChannels() * stride())];
        for (int j = 0; j < rows.length; j++) {
            for (int row : rows.taps(j)) {
                for (int i = 0; i < columns.length; i++) {
                    for (int column : columns.taps(i)) {
                        for (int q = 0; q < block; q++) {
                            addPosition(packed, j * width + i + q * columns.step, row, column, q);
                        }
                    }
                }
            }
        }
        return WeightRows.rows(packed, stride(), numbers);
    }

    /** Adds the weights of one kernel position to the rows of a source position, for position q of the block. */
    private void addPosition(double[] packed, int source, int row, int column, int q) {
        Weights weights = kernel.weights();
        int channels = kernel.sourceChannels();
        for (int c = 0; c < channels; c++) {
            int from =
                    ((c * kernel.rows().kernel() + row) * kernel.columns().kernel() + column) * kernel.targetChannels()
                            + channelFrom;
            int to = (source * channels + c) * stride() + q * run;
            for (int i = 0; i < run; i++) {
                packed[to + i] += weights.at(from + i);
            }
        }
    }
}
