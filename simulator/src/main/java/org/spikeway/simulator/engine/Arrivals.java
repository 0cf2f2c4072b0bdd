package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.simulator.bus.SpikeBlock;

/**
 * The spikes of one source slice that a worker has received and may still need, by tick: a short ring of lists.
 *
 * <p>Ticks here count through the whole run. A slot is taken over by a later tick when that tick's first block comes;
 * the schedule sees to it that no reader still needs the old one.
 */
final class Arrivals {
    private static final int[] NONE = {};

    private final int[][] neurons;
    private final int[] counts;
    private final long[] ticks;

    Arrivals(int slots) {
        neurons = new int[slots][0];
        counts = new int[slots];
        ticks = new long[slots];
        Arrays.fill(ticks, -1);
    }

    void append(long runTick, SpikeBlock block) {
        int slot = slot(runTick);
        if (ticks[slot] != runTick) {
            ticks[slot] = runTick;
            counts[slot] = 0;
        }
        int needed = counts[slot] + block.count();
        if (needed > neurons[slot].length) {
            neurons[slot] = Arrays.copyOf(neurons[slot], Math.max(needed, 2 * neurons[slot].length));
        }
        System.arraycopy(block.neurons(), 0, neurons[slot], counts[slot], block.count());
        counts[slot] = needed;
    }

    int count(long runTick) {
        int slot = slot(runTick);
        return ticks[slot] == runTick ? counts[slot] : 0;
    }

    /** Indices within the source slice, ascending; valid are the first {@link #count}. */
    int[] neurons(long runTick) {
        int slot = slot(runTick);
        return ticks[slot] == runTick ? neurons[slot] : NONE;
    }

    private int slot(long runTick) {
        return (int) (runTick % ticks.length);
    }
}
