package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;

/**
 * The part of a source slice from which spikes reach a target slice: of a neighbouring tile, for example, its border.
 *
 * <p>Spikes outside it are passed over at the cost of a look at one byte.
 */
public final class SourceWindow {
    final SpikeDecoder decoder;
    /** By position within the source slice: 1 where spikes reach the target slice, otherwise 0. */
    final byte[] reaches;

    private final int firstNeuron;
    private final int behindLastNeuron;
    private final boolean whole;

    SourceWindow(Taps taps, Box source, SpikeDecoder decoder) {
        this.decoder = decoder;
        reaches = new byte[source.rows() * source.columns()];
        int first = reaches.length;
        int last = -1;
        for (int position = 0; position < reaches.length; position++) {
            int y = source.rowFrom() + position / source.columns();
            int x = source.columnFrom() + position % source.columns();
            if (taps.rowStart[y + 1] > taps.rowStart[y] && taps.columnPositions[x] > 0) {
                reaches[position] = 1;
                first = Math.min(first, position);
                last = position;
            }
        }
        firstNeuron = Math.min(first, last + 1) * source.channels();
        behindLastNeuron = (last + 1) * source.channels();
        whole = firstNeuron == 0 && behindLastNeuron == source.size();
    }

    /** The place of the first spike within the window, of {@code count} ascending ones. */
    int begin(int[] spikes, int count) {
        return whole ? 0 : place(spikes, count, firstNeuron);
    }

    /** The place behind the last spike within the window. */
    int end(int[] spikes, int count) {
        return whole ? count : place(spikes, count, behindLastNeuron);
    }

    private static int place(int[] spikes, int count, int neuron) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spikes[middle] < neuron) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
