package org.spikeway.aer.journal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers blocks of spikes into ticks.
 *
 * <p>Blocks of the next ticks may arrive before a tick is complete: a run lets its workers be a few ticks apart. So
 * several ticks are open at a time, and each is let go of when it is complete.
 */
public final class TickGathering {
    private final Map<Long, OpenTick> open = new HashMap<>();

    /** Adds a block of {@code count} spikes of one slice. */
    public void add(int sample, int tick, int slice, int[] neurons, int count) {
        open.computeIfAbsent(place(sample, tick), absent -> new OpenTick()).add(slice, neurons, count);
    }

    /** Takes out the spikes of a tick that is complete. */
    public TickSpikes complete(int sample, int tick) {
        OpenTick complete = open.remove(place(sample, tick));
        return complete == null ? TickSpikes.silent(sample, tick) : complete.close(sample, tick);
    }

    /** Forgets the spikes of all ticks that are not complete. */
    void clear() {
        open.clear();
    }

    /** The number of ticks that have spikes and are not complete. */
    public int openTicks() {
        return open.size();
    }

    private static long place(int sample, int tick) {
        return (long) sample << 32 | (tick & 0xFFFF_FFFFL);
    }

    private static final class OpenTick {
        private long[] keys = {};
        private int size;

        void add(int slice, int[] neurons, int count) {
            if (count > keys.length - size) {
                keys = Arrays.copyOf(keys, Math.max(2 * keys.length, Math.addExact(size, count)));
            }
            for (int i = 0; i < count; i++) {
                keys[size++] = TickSpikes.key(slice, neurons[i]);
            }
        }

        TickSpikes close(int sample, int tick) {
            Arrays.sort(keys, 0, size);
            return new TickSpikes(sample, tick, Arrays.copyOf(keys, size));
        }
    }
}
