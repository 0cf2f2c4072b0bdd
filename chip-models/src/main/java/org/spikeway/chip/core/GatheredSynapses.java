package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;

/**
 * Delivers spikes through a shared kernel from the target's side: for each block of neighbouring target positions it adds
 * the weight rows of all spikes in the window that the block sees at once.
 *
 * <p>Seen from the spikes, every spike would load and store the potentials that it reaches; seen from the target, each
 * potential is loaded and stored once a tick. The spikes that a column of blocks sees are gathered once, row after row;
 * each block then takes those of some consecutive rows:
 *
 * <pre>
 *   source rows    0    1    2    3    4 …
 *   gathered      |····|···|·····|··|···
 *   block 0       └───────────────┘          a 3×3 kernel without padding
 *   block 1            └─────────────┘
 * </pre>
 */
final class GatheredSynapses implements SliceSynapses.Landing {
    private final Kernels kernels;
    private final Deposit deposit;
    private final int stride;
    private final Box slice;
    private final int block;
    private final Window rows;
    private final int width;
    private final int channels;
    /** Neurons of a row of a block's window. */
    private final int windowNeurons;
    /** Source rows that the slice sees. */
    private final int rowFrom;

    private final int rowTo;
    /** By column of blocks: its first source column, the first that exists and the first behind the last. */
    private final int[] windowStart;

    private final int[] columnFrom;
    private final int[] columnTo;
    /**
     * In {@link Scratch#rows} where the weights of each gathered spike lie, were the window's first row source row 0; in
     * {@link Scratch#rowStarts}, by source row from {@link #rowFrom}, the place of its first gathered spike.
     */
    private final Scratch scratch;

    GatheredSynapses(
            Connection.SharedKernel kernel,
            Shape source,
            Box slice,
            int block,
            WeightRows weights,
            Kernels kernels,
            Deposit deposit,
            Scratch scratch) {
        this.kernels = kernels;
        this.deposit = deposit;
        this.slice = slice;
        this.block = block;
        stride = weights.stride();
        rows = new Window(kernel.rows());
        Window columns = new Window(kernel.columns());
        width = source.width();
        channels = source.channels();
        int windowColumns = columns.length + (block - 1) * columns.step;
        windowNeurons = windowColumns * channels;
        int blocks = (slice.columns() + block - 1) / block;
        windowStart = new int[blocks];
        columnFrom = new int[blocks];
        columnTo = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            windowStart[b] = columns.start(slice.columnFrom() + b * block);
            columnFrom[b] = Math.min(Math.max(windowStart[b], 0), columns.inputs);
            columnTo[b] = Math.max(columnFrom[b], Math.min(windowStart[b] + windowColumns, columns.inputs));
        }
        rowFrom = Math.min(Math.max(rows.start(slice.rowFrom()), 0), rows.inputs);
        rowTo = Math.max(rowFrom, Math.min(rows.start(slice.rowTo() - 1) + rows.length, rows.inputs));
        this.scratch = scratch;
        scratch.reserve((rowTo - rowFrom) * windowNeurons + Kernels.SLACK, rowTo - rowFrom + 1);
    }

    @Override
    public void deliver(Volley volley) {
        for (int b = 0; b < windowStart.length; b++) {
            if (gather(volley, b) > 0) {
                add(b);
            }
        }
    }

    /** Collects the spikes that a column of blocks sees, and returns their number. */
    private int gather(Volley volley, int b) {
        int[] starts = volley.starts;
        int[] gathered = scratch.rows;
        int[] rowStarts = scratch.rowStarts;
        rowStarts[0] = 0;
        int count = 0;
        for (int y = rowFrom; y < rowTo; y++) {
            int from = starts[y * width + columnFrom[b]];
            int to = starts[y * width + columnTo[b]];
            int shift = y * windowNeurons - (y * width + windowStart[b]) * channels;
            kernels.scale(volley.neurons, from, to, shift, stride, gathered, count);
            count += to - from;
            rowStarts[y - rowFrom + 1] = count;
        }
        return count;
    }

    private void add(int b) {
        int[] rowStarts = scratch.rowStarts;
        int ofRow = slice.columns() * slice.channels();
        int ofBlock = block * slice.channels();
        int length = Math.min(ofBlock, ofRow - b * ofBlock);
        for (int row = 0; row < slice.rows(); row++) {
            int start = rows.start(slice.rowFrom() + row);
            int from = rowStarts[Math.min(Math.max(start, rowFrom), rowTo) - rowFrom];
            int to = rowStarts[Math.max(Math.min(start + rows.length, rowTo), rowFrom) - rowFrom];
            if (from < to) {
                deposit.add(row * ofRow + b * ofBlock, -start * windowNeurons * stride, scratch.rows, from, to, length);
            }
        }
    }
}
