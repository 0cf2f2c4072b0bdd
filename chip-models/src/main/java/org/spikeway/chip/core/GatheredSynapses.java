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
    /** Neurons of a row of the slice. */
    private final int rowNeurons;
    /** Neurons of a block. */
    private final int blockNeurons;
    /** By column of blocks: what it sees. */
    private final Stretches[] stretches;
    /** By row of the slice: the gathered rows that it sees, from one to the one behind the last. */
    private final int[] firstSeen;

    private final int[] behindSeen;
    /** By row of the slice: from a gathered spike to the weights that the row has for it. */
    private final int[] origins;
    /**
     * In {@link Scratch#rows} where the weights of each gathered spike lie, were the window's first row source row 0; in
     * {@link Scratch#rowStarts}, by gathered row, the place of its first spike.
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
        this.scratch = scratch;
        rowNeurons = slice.columns() * slice.channels();
        blockNeurons = block * slice.channels();
        int stride = weights.stride();
        Window rows = new Window(kernel.rows());
        Window columns = new Window(kernel.columns());
        int channels = source.channels();
        int windowColumns = columns.length + (block - 1) * columns.step;
        int windowNeurons = windowColumns * channels;
        int rowFrom = Math.min(Math.max(rows.start(slice.rowFrom()), 0), rows.inputs);
        int rowTo = Math.max(rowFrom, Math.min(rows.start(slice.rowTo() - 1) + rows.length, rows.inputs));
        firstSeen = new int[slice.rows()];
        behindSeen = new int[slice.rows()];
        origins = new int[slice.rows()];
        for (int row = 0; row < slice.rows(); row++) {
            int start = rows.start(slice.rowFrom() + row);
            firstSeen[row] = Math.min(Math.max(start, rowFrom), rowTo) - rowFrom;
            behindSeen[row] = Math.max(Math.min(start + rows.length, rowTo), rowFrom) - rowFrom;
            origins[row] = -start * windowNeurons * stride;
        }
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
        int first = b * blockNeurons;
        int length = Math.min(blockNeurons, rowNeurons - first);
        for (int row = 0; row < origins.length; row++) {
            int from = rowStarts[firstSeen[row]];
            int to = rowStarts[behindSeen[row]];
            if (from < to) {
                deposit.add(row * rowNeurons + first, origins[row], scratch.rows, from, to, length);
            }
        }
    }
}
