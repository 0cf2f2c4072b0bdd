package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;

/**
 * How often the neurons of one source slice have fired, of what is delivered with one delay: by position, or by neuron
 * where the channels of a position do not reach the same neurons.
 *
 * <p>From it follows at the end of a run what every route has carried.
 */
public final class SourceTally {
    private final int place;
    private final int delayTicks;
    private final Box box;
    private final boolean byNeuron;
    private final long[] spikes;

    /** @param place of the slice in the mosaic of its population */
    public SourceTally(int place, int delayTicks, Box box, boolean byNeuron) {
        this.place = place;
        this.delayTicks = delayTicks;
        this.box = box;
        this.byNeuron = byNeuron;
        spikes = new long[byNeuron ? box.size() : box.rows() * box.columns()];
    }

    public int delayTicks() {
        return delayTicks;
    }

    public boolean isByNeuron() {
        return byNeuron;
    }

    public int place() {
        return place;
    }

    /**
     * Adds what the slice has fired at one tick.
     *
     * @param fired the indices of its spikes, {@code count} from {@code from} on
     * @param ends from {@code first} on: the end of the spikes of each position, in front of them the beginning
     */
    void add(int[] fired, int from, int count, int[] ends, int first) {
        if (count == 0) {
            return;
        }
        if (byNeuron) {
            for (int i = from; i < from + count; i++) {
                spikes[fired[i]]++;
            }
        } else {
            for (int i = 0; i < spikes.length; i++) {
                spikes[i] += ends[first + i + 1] - ends[first + i];
            }
        }
    }

    /** Spikes of a neuron of the population or, tallied by position, of all channels of its position in the slice. */
    long spikes(int channel, int y, int x) {
        int position = (y - box.rowFrom()) * box.columns() + x - box.columnFrom();
        return spikes[byNeuron ? position * box.channels() + channel - box.channelFrom() : position];
    }

    /** Gives the counts, or takes them. */
    public void exchange(Snapshot state) {
        state.exchange("slice " + place + " after " + delayTicks + (byNeuron ? " by neuron" : ""), spikes);
    }
}
