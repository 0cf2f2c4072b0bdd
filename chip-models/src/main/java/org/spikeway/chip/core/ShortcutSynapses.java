package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Connection;

/**
 * Delivers spikes through a short cut, stretch by stretch: the channels of one position or, where source and target
 * number their neurons alike, a whole row of the slice.
 */
final class ShortcutSynapses implements SliceSynapses.Landing {
    private final Taps taps;
    private final Deposit.Singles deposit;
    private final int width;
    private final int channels;
    /** Source channels that have a target in the slice. */
    private final int channelFrom;

    private final int channelTo;
    /** The first target channel, within the slice, were it reached from source channel 0. */
    private final int channelShift;
    /** Source columns of a whole row: all at once, or one by one where this is empty. */
    private final int rowFrom;

    private final int rowTo;

    /** @param deposit its weight for the n-th neuron of a stretch is that of the n-th channel, round and round */
    ShortcutSynapses(Connection.Shortcut shortcut, Box slice, Deposit.Singles deposit) {
        taps = new Taps(shortcut, slice);
        this.deposit = deposit;
        width = shortcut.columns().inputs();
        channels = shortcut.sourceChannels();
        channelShift = shortcut.channelOffset() - slice.channelFrom();
        channelFrom = Math.max(0, -channelShift);
        channelTo = Math.min(channels, slice.channels() - channelShift);
        boolean alike = isAlike(shortcut, slice);
        rowFrom = alike ? slice.columnFrom() : 0;
        rowTo = alike ? slice.columnTo() : 0;
    }

    /** Positions that follow one another in a row of the slice do so in the source. */
    static boolean isAlike(Connection.Shortcut shortcut, Box slice) {
        boolean sameChannels = slice.channels() == shortcut.sourceChannels()
                && shortcut.channelOffset() == slice.channelFrom()
                && slice.channelFrom() == 0;
        return sameChannels
                && shortcut.columns().poolSize() == 1
                && shortcut.columns().poolStride() == 1
                && shortcut.columns().poolPad() == 0
                && shortcut.columns().stride() == 1
                && shortcut.columns().pad() == 0;
    }

    @Override
    public void deliver(Volley volley) {
        int height = taps.rowStart.length - 1;
        for (int y = 0; y < height; y++) {
            for (int row = taps.rowStart[y]; row < taps.rowStart[y + 1]; row++) {
                if (rowFrom < rowTo) {
                    deliverRow(volley, y, taps.rowTarget[row]);
                } else {
                    deliverPositions(volley, y, taps.rowTarget[row]);
                }
            }
        }
    }

    private void deliverRow(Volley volley, int y, int target) {
        int first = y * width + rowFrom;
        int behind = y * width + rowTo;
        deposit.add(target, volley.neurons, volley.starts[first], volley.starts[behind], first * channels);
    }

    private void deliverPositions(Volley volley, int y, int target) {
        for (int x = 0; x < width; x++) {
            for (int column = taps.columnStart[x]; column < taps.columnStart[x + 1]; column++) {
                int first = (y * width + x) * channels;
                int from = volley.starts[y * width + x];
                int to = volley.starts[y * width + x + 1];
                while (from < to && volley.neurons[from] < first + channelFrom) {
                    from++;
                }
                while (from < to && volley.neurons[to - 1] >= first + channelTo) {
                    to--;
                }
                deposit.add(target + taps.columnTarget[column] + channelShift, volley.neurons, from, to, first);
            }
        }
    }
}
