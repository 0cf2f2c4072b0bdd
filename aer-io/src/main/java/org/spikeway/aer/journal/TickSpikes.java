package org.spikeway.aer.journal;

import java.util.Arrays;

/**
 * All spikes of one tick, in ascending order of slice, then neuron: the form in which two runs can be compared.
 *
 * <p>The order in which the slices of a tick reach a journal depends on threads; this order does not.
 *
 * @param sample index of the image or recording
 * @param tick within the sample
 * @param keys one a spike, ascending: {@code slice · 2^32 + neuron}
 */
public record TickSpikes(int sample, int tick, long[] keys) {
    private static final long[] NONE = {};

    /** A tick without spikes. */
    public static TickSpikes silent(int sample, int tick) {
        return new TickSpikes(sample, tick, NONE);
    }

    /** The key of a spike, both numbers 0 or more. */
    public static long key(int slice, int neuron) {
        return (long) slice << 32 | (neuron & 0xFFFF_FFFFL);
    }

    /** The slice that a key belongs to. */
    public static int slice(long key) {
        return (int) (key >> 32);
    }

    /** The neuron of a key. */
    public static int neuron(long key) {
        return (int) key;
    }

    /** Whether both are the same tick with the same spikes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TickSpikes ticks
                && sample == ticks.sample
                && tick == ticks.tick
                && Arrays.equals(keys, ticks.keys);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sample + tick) + Arrays.hashCode(keys);
    }
}
