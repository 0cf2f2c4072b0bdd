package org.spikeway.mapping.convert;

import java.util.Arrays;

/** The spikes of one layer for one image: a bit a neuron and tick. */
final class SpikeTrain {
    private final int neurons;
    private final int ticks;
    /** Of each tick the words of its bits, tick after tick. */
    private final long[] bits;

    SpikeTrain(int neurons, int ticks) {
        this.neurons = neurons;
        this.ticks = ticks;
        bits = new long[Math.multiplyExact(words(), ticks)];
    }

    private int words() {
        return (neurons + Long.SIZE - 1) / Long.SIZE;
    }

    int neurons() {
        return neurons;
    }

    int ticks() {
        return ticks;
    }

    /** Replaces the spikes of a tick (from 1). */
    void set(int tick, int[] fired, int count) {
        int first = (tick - 1) * words();
        Arrays.fill(bits, first, first + words(), 0);
        for (int i = 0; i < count; i++) {
            bits[first + (fired[i] >> 6)] |= 1L << fired[i];
        }
    }

    /** Writes the ascending indices of the neurons that fire at a tick (from 1) and returns their number. */
    int read(int tick, int[] fired) {
        int first = (tick - 1) * words();
        int count = 0;
        for (int word = 0; word < words(); word++) {
            long rest = bits[first + word];
            while (rest != 0) {
                fired[count++] = (word << 6) + Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
            }
        }
        return count;
    }

    /** How often each neuron fires from a tick (from 1) on. */
    int[] counts(int fromTick) {
        int[] counts = new int[neurons];
        for (int i = (fromTick - 1) * words(); i < bits.length; i++) {
            int first = i % words() << 6;
            long rest = bits[i];
            while (rest != 0) {
                counts[first + Long.numberOfTrailingZeros(rest)]++;
                rest &= rest - 1;
            }
        }
        return counts;
    }
}
