package org.spikeway.chip.core;

/**
 * Delivers spikes one by one, through any connection: each adds, for every row and column of the target that it reaches,
 * a run of weights.
 */
final class ScatteredSynapses implements SliceSynapses.Landing {
    private final Taps taps;
    private final Deposit deposit;
    private final int width;
    private final int channels;
    private final int[] place = new int[1];

    /** @param deposit adds weights in the order of {@link KernelLayout}, with stride 1 */
    ScatteredSynapses(Taps taps, Deposit deposit) {
        this.taps = taps;
        this.deposit = deposit;
        width = taps.columnStart.length - 1;
        channels = taps.channelLength.length;
    }

    @Override
    public void deliver(Volley volley) {
        int height = taps.rowStart.length - 1;
        for (int y = 0; y < height; y++) {
            if (taps.rowStart[y + 1] > taps.rowStart[y]) {
                for (int x = 0; x < width; x++) {
                    deliver(volley, y, x);
                }
            }
        }
    }

    private void deliver(Volley volley, int y, int x) {
        int position = y * width + x;
        for (int i = volley.starts[position]; i < volley.starts[position + 1]; i++) {
            int channel = volley.neurons[i] - position * channels;
            int length = taps.channelLength[channel];
            for (int row = taps.rowStart[y]; row < taps.rowStart[y + 1]; row++) {
                for (int column = taps.columnStart[x]; column < taps.columnStart[x + 1]; column++) {
                    place[0] = taps.channelWeight[channel] + taps.rowWeight[row] + taps.columnWeight[column];
                    int at = taps.channelTarget[channel] + taps.rowTarget[row] + taps.columnTarget[column];
                    deposit.add(at, 0, place, 0, 1, taps.columnSpan[column] * length);
                }
            }
        }
    }
}
