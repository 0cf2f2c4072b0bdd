package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.kernel.Stretches;
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
    /** Neurons of a row of a block's window. */
    private final int windowNeurons;
    /** Source rows that the slice sees. */
    private final int rowFrom;

    private final int rowTo;
    /** By column of blocks: what it sees. */
    private final Stretches[] stretches;
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
        int channels = source.channels();
        int windowColumns = columns.length + (block - 1) * columns.step;
        windowNeurons = windowColumns * channels;
        rowFrom = Math.min(Math.max(rows.start(slice.rowFrom()), 0), rows.inputs);
        rowTo = Math.max(rowFrom, Math.min(rows.start(slice.rowTo() - 1) + rows.length, rows.inputs));
        stretches = new Stretches[(slice.columns() + block - 1) / block];
        for (int b = 0; b < stretches.length; b++) {
            int start = columns.start(slice.columnFrom() + b * block);
            int from = Math.min(Math.max(start, 0), columns.inputs);
            int to = Math.max(from, Math.min(start + windowColumns, columns.inputs));
            int ofRow = windowNeurons - source.width() * channels;
            stretches[b] = new Stretches(
                    rowFrom * source.width() + from,
                    to - from,
                    source.width(),
                    rowTo - rowFrom,
                    rowFrom * ofRow - start * channels,
                    ofRow,
                    stride);
        }
        this.scratch = scratch;
        scratch.reserve((rowTo - rowFrom) * windowNeurons + Kernels.SLACK, rowTo - rowFrom + 1);
    }

    @Override
    public void deliver(Volley volley) {
        for (int b = 0; b < stretches.length; b++) {
            if (kernels.gather(stretches[b], volley.neurons, volley.starts, scratch.rows, scratch.rowStarts) > 0) {
                add(b);
            }
        }
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
