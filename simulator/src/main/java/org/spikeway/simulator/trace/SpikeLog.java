package org.spikeway.simulator.trace;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/**
 * Every spike of one sample.
 *
 * <pre>
 * bits 63..48  tick, from 1
 * bits 47..28  slice
 * bits 27..0   neuron within the slice
 * </pre>
 */
final class SpikeLog implements SpikeObserver {
    static final int MOST_TICKS = 0xffff / 2;
    static final int MOST_SLICES = 1 << 20;
    private static final int SLICE_SHIFT = 28;
    private static final int TICK_SHIFT = 48;
    private static final int MOST = 1 << 27;

    private long[] keys = new long[1 << 12];
    private int count;

    @Override
    public void observe(SpikeBlock block) {
        int wanted = count + block.count();
        if (wanted > MOST) {
            throw new RefusedException(
                    "the sample has more than 134,217,728 spikes, which a trace cannot hold. Give fewer --ticks.");
        }
        if (wanted > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(wanted, 2 * keys.length));
        }
        long start = (long) block.tick() << TICK_SHIFT | (long) block.slice() << SLICE_SHIFT;
        for (int i = 0; i < block.count(); i++) {
            keys[count++] = start | block.neurons()[i];
        }
    }

    /** By tick, slice and neuron. */
    long[] sorted() {
        long[] all = Arrays.copyOf(keys, count);
        Arrays.sort(all);
        return all;
    }

    /** Not above any spike of that tick, and above all of those before. */
    static long firstKey(int tick) {
        return (long) tick << TICK_SHIFT;
    }

    static int tick(long key) {
        return (int) (key >>> TICK_SHIFT);
    }

    static int slice(long key) {
        return (int) (key >>> SLICE_SHIFT) & MOST_SLICES - 1;
    }

    static int neuron(long key) {
        return (int) key & (1 << SLICE_SHIFT) - 1;
    }
}
