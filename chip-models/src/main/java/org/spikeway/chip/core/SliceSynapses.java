package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;

/**
 * The synapses of one projection that end in one slice: adds the spikes of a source slice to the potentials and counts
 * what that took.
 *
 * <p>Not thread-safe: it belongs to the core that owns the slice.
 */
public final class SliceSynapses {
    private final Taps taps;
    private final Deposit deposit;
    private long synops;

    public SliceSynapses(Connection connection, StoredWeights weights, Box slice, Neurons neurons) {
        taps = new Taps(connection, slice);
        deposit = neurons.deposit(weights);
    }

    /** Whether any spike of that part of the source population ends in the slice. */
    public boolean reachedFrom(Box source) {
        return taps.reachedFrom(source);
    }

    /**
     * Adds spikes, in their order.
     *
     * @param spikes indices within the source slice
     * @return how many of them reached at least one neuron of the slice
     */
    public int deliver(int[] spikes, int count, SpikeDecoder source) {
        int reached = 0;
        long added = 0;
        for (int i = 0; i < count; i++) {
            int index = spikes[i];
            int position = source.position(index);
            int channel = source.channel(index, position);
            int rowAndColumn = source.rowAndColumn(position);
            int y = rowAndColumn >>> 16;
            int x = rowAndColumn & 0xffff;
            int length = taps.channelLength[channel];
            int rows = taps.rowStart[y + 1] - taps.rowStart[y];
            int synapses = rows * taps.columnPositions[x] * length;
            if (synapses != 0) {
                add(y, x, channel, length);
                added += synapses;
                reached++;
            }
        }
        synops += added;
        return reached;
    }

    private void add(int y, int x, int channel, int length) {
        int target = taps.channelTarget[channel];
        int weight = taps.channelWeight[channel];
        int columnFrom = taps.columnStart[x];
        int columnTo = taps.columnStart[x + 1];
        for (int row = taps.rowStart[y]; row < taps.rowStart[y + 1]; row++) {
            int rowTarget = target + taps.rowTarget[row];
            int rowWeight = weight + taps.rowWeight[row];
            for (int column = columnFrom; column < columnTo; column++) {
                deposit.add(
                        rowTarget + taps.columnTarget[column],
                        rowWeight + taps.columnWeight[column],
                        taps.columnSpan[column] * length);
            }
        }
    }

    /** Synaptic operations since the start: spikes times their true fan-out into the slice. */
    public long synops() {
        return synops;
    }
}
