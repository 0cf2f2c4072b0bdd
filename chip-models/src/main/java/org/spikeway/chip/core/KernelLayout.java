package org.spikeway.chip.core;

import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Weights;

/**
 * The order in which a core stores the columns of a shared kernel, so that what one spike adds is contiguous.
 *
 * <p>Neighbouring outputs read a spike through kernel columns that lie one stride apart, in falling order. So the columns
 * are stored by their remainder modulo the stride, falling within each: with stride 1 the columns 0 1 2 are stored as
 * 2 1 0, with stride 2 as 2 0 | 1.
 */
final class KernelLayout {
    private KernelLayout() {}

    /** For each kernel column its place in the store. */
    static int[] columnOrder(Axis columns) {
        int kernel = columns.kernel();
        int step = columns.stride() % columns.dilation() == 0 ? columns.stride() / columns.dilation() : kernel;
        int[] order = new int[kernel];
        int place = 0;
        for (int phase = 0; phase < Math.min(step, kernel); phase++) {
            for (int k = kernel - 1; k >= 0; k--) {
                if (k % step == phase) {
                    order[k] = place++;
                }
            }
        }
        return order;
    }

    /** For each stored weight the index of the weight in the program. */
    static int[] sources(Connection connection) {
        int[] sources = new int[connection.weights().length()];
        if (!(connection instanceof Connection.SharedKernel kernel)) {
            for (int i = 0; i < sources.length; i++) {
                sources[i] = i;
            }
            return sources;
        }
        int columns = kernel.columns().kernel();
        int run = kernel.targetChannelsOfGroup();
        int[] order = columnOrder(kernel.columns());
        for (int i = 0; i < sources.length; i++) {
            int row = i / (columns * run);
            int column = i / run % columns;
            sources[(row * columns + order[column]) * run + i % run] = i;
        }
        return sources;
    }

    /** The weights in the order of the store. */
    static double[] stored(Connection connection) {
        Weights weights = connection.weights();
        int[] sources = sources(connection);
        double[] stored = new double[weights.length()];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = weights.at(sources[i]);
        }
        return stored;
    }
}
