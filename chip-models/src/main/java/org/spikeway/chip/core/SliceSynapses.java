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
    /** Channels, then weights, of the spikes of one position. */
    private final int[] group;

    private int reachedChannels;
    private long synops;

    public SliceSynapses(Connection connection, StoredWeights weights, Box slice, Neurons neurons) {
        taps = new Taps(connection, slice);
        deposit = neurons.deposit(weights);
        group = new int[connection.sourceChannels() + 1];
    }

    /** Whether any spike of that part of the source population ends in the slice. */
    public boolean reachedFrom(Box source) {
        return taps.reachedFrom(source);
    }

    /** The part of a source slice whose spikes can reach this slice; {@link #deliver} wants it. */
    public SourceWindow window(Box source) {
        return new SourceWindow(taps, source, new SpikeDecoder(source));
    }

    /** The same with a decoder of that source slice that others use too. */
    public SourceWindow window(Box source, SpikeDecoder decoder) {
        return new SourceWindow(taps, source, decoder);
    }

    /**
     * Adds spikes, in their order; those of one position together.
     *
     * @param spikes ascending indices within the source slice
     * @return how many of them reached at least one neuron of the slice
     */
    public int deliver(int[] spikes, int count, SourceWindow window) {
        SpikeDecoder source = window.decoder;
        int reached = 0;
        long added = 0;
        int last = window.end(spikes, count);
        int begin = window.begin(spikes, count);
        while (begin < last) {
            int position = source.position(spikes[begin]);
            if (window.reaches[position] == 0) {
                begin++;
                continue;
            }
            int behind = source.endOf(position);
            int end = begin + 1;
            while (end < last && spikes[end] < behind) {
                end++;
            }
            int rowAndColumn = source.rowAndColumn(position);
            int y = rowAndColumn >>> 16;
            int x = rowAndColumn & 0xffff;
            int positions = (taps.rowStart[y + 1] - taps.rowStart[y]) * taps.columnPositions[x];
            int channels = channelsOf(spikes, begin, end, position, source);
            reached += channels;
            added += (long) positions * reachedChannels;
            if (taps.uniform) {
                addTogether(y, x, channels);
            } else {
                addOneByOne(y, x, channels);
            }
            begin = end;
        }
        synops += added;
        return reached;
    }

    /** Gathers the source channels of the spikes of one position that reach this slice, and returns their number. */
    private int channelsOf(int[] spikes, int begin, int end, int position, SpikeDecoder source) {
        int channels = 0;
        reachedChannels = 0;
        for (int i = begin; i < end; i++) {
            int channel = source.channel(spikes[i], position);
            int length = taps.channelLength[channel];
            group[channels] = channel;
            channels += length == 0 ? 0 : 1;
            reachedChannels += length;
        }
        return channels;
    }

    /** Adds several channels of one position to the same runs, up to four at a time. */
    private void addTogether(int y, int x, int channels) {
        if (channels == 0) {
            return;
        }
        int target = taps.channelTarget[0];
        int length = taps.channelLength[0];
        for (int i = 0; i < channels; i++) {
            group[i] = taps.channelWeight[group[i]];
        }
        for (int row = taps.rowStart[y]; row < taps.rowStart[y + 1]; row++) {
            for (int column = taps.columnStart[x]; column < taps.columnStart[x + 1]; column++) {
                int at = target + taps.rowTarget[row] + taps.columnTarget[column];
                int from = taps.rowWeight[row] + taps.columnWeight[column];
                addRun(at, from, channels, taps.columnSpan[column] * length);
            }
        }
    }

    private void addRun(int at, int from, int channels, int length) {
        int i = 0;
        for (; i <= channels - 4; i += 4) {
            deposit.addFour(at, from + group[i], from + group[i + 1], from + group[i + 2], from + group[i + 3], length);
        }
        if ((channels & 2) != 0) {
            deposit.addTwo(at, from + group[i], from + group[i + 1], length);
            i += 2;
        }
        if ((channels & 1) != 0) {
            deposit.add(at, from + group[i], length);
        }
    }

    private void addOneByOne(int y, int x, int channels) {
        for (int i = 0; i < channels; i++) {
            int target = taps.channelTarget[group[i]];
            int weight = taps.channelWeight[group[i]];
            int length = taps.channelLength[group[i]];
            for (int row = taps.rowStart[y]; row < taps.rowStart[y + 1]; row++) {
                for (int column = taps.columnStart[x]; column < taps.columnStart[x + 1]; column++) {
                    deposit.add(
                            target + taps.rowTarget[row] + taps.columnTarget[column],
                            weight + taps.rowWeight[row] + taps.columnWeight[column],
                            taps.columnSpan[column] * length);
                }
            }
        }
    }

    /** Synaptic operations since the start: spikes times their true fan-out into the slice. */
    public long synops() {
        return synops;
    }
}
