package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.program.Crossbar;

/**
 * Where the spikes of a source population end on some crossbar cores, and how many of each neuron have been delivered there.
 *
 * <pre>
 * routes   by source neuron:      delivered spikes, then 32 bits: axon + 1 in 28, delay in 4
 * own      word w, bit b:         the spikes of source neuron 64·w + b end on these cores
 * </pre>
 *
 * <p>The routes of a large chip lie far from the processor, and with two workers half of them lead to the cores of the other;
 * the bits are few enough to stay near.
 */
final class AxonRoutes {
    private static final int DELAY_BITS = 4;
    private static final int WORD_BITS = 6;

    private final int firstAxon;
    private final int cores;
    private final long[] routes;
    private final long[] own;
    private final boolean isAllOwn;
    /** The source neurons whose spikes were sifted out of the last block. */
    private int[] sifted = {};
    /** What was read in advance; nobody needs it. */
    private long touched;
    /** Sorted when they are first asked for, at the end of a run. */
    private int[] sourcesByCore = {};

    private int[] sourceStarts = {};

    /** @param firstCore the first of these cores; the others follow it */
    AxonRoutes(Crossbar crossbar, int firstCore, int cores) {
        this.cores = cores;
        firstAxon = firstCore * Crossbar.SIZE;
        routes = new long[crossbar.axons().length];
        own = new long[(routes.length + Long.SIZE - 1) / Long.SIZE];
        int owned = 0;
        for (int n = 0; n < routes.length; n++) {
            routes[n] = (long) (crossbar.axons()[n] + 1) << DELAY_BITS | crossbar.delays()[n];
            long isOwn = axon(n) >= 0 && axon(n) < cores * Crossbar.SIZE ? 1 : 0;
            own[n >> WORD_BITS] |= isOwn << n;
            owned += (int) isOwn;
        }
        isAllOwn = owned == routes.length;
    }

    /**
     * Sifts out the spikes that end on these cores, and reads their routes, so that the processor fetches many at once and
     * none is waited for later.
     *
     * @param first the number in the population of the neuron with index 0
     * @return their number; {@link #sifted} tells them
     */
    int sift(int first, int[] neurons, int count) {
        if (sifted.length < count) {
            sifted = new int[count];
        }
        int found = isAllOwn ? number(first, neurons, count) : select(first, neurons, count);
        long read = 0;
        for (int i = 0; i < found; i++) {
            read ^= routes[sifted[i]];
        }
        touched = read;
        return found;
    }

    private int number(int first, int[] neurons, int count) {
        for (int i = 0; i < count; i++) {
            sifted[i] = first + neurons[i];
        }
        return count;
    }

    /** Writes every spike and goes on behind those that end here, so that no branch depends on the spikes. */
    private int select(int first, int[] neurons, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            int neuron = first + neurons[i];
            sifted[found] = neuron;
            found += (int) (own[neuron >> WORD_BITS] >>> neuron) & 1;
        }
        return found;
    }

    /** The source neuron of a spike that was sifted out. */
    int sifted(int i) {
        return sifted[i];
    }

    /** The axon of a source neuron, counted from the first core; outside of these cores it is negative or too large. */
    int axon(int neuron) {
        return ((int) routes[neuron] >>> DELAY_BITS) - 1 - firstAxon;
    }

    /** Ticks that spikes of a source neuron take. */
    int delay(int neuron) {
        return (int) routes[neuron] & (1 << DELAY_BITS) - 1;
    }

    /** Counts spikes of a source neuron. */
    void deliver(int neuron, int spikes) {
        routes[neuron] += (long) spikes << Integer.SIZE;
    }

    /** The spikes of a source neuron that were delivered. */
    long delivered(int neuron) {
        return routes[neuron] >>> Integer.SIZE;
    }

    /** The source neurons that end on a core, ascending. */
    int[] sources(int core) {
        if (sourceStarts.length == 0) {
            sortSources();
        }
        return Arrays.copyOfRange(sourcesByCore, sourceStarts[core], sourceStarts[core + 1]);
    }

    private void sortSources() {
        int[] starts = new int[cores + 1];
        for (int n = 0; n < routes.length; n++) {
            if (isOwn(n)) {
                starts[axon(n) / Crossbar.SIZE + 1]++;
            }
        }
        for (int core = 0; core < cores; core++) {
            starts[core + 1] += starts[core];
        }
        sourcesByCore = new int[starts[cores]];
        int[] next = starts.clone();
        for (int n = 0; n < routes.length; n++) {
            if (isOwn(n)) {
                sourcesByCore[next[axon(n) / Crossbar.SIZE]++] = n;
            }
        }
        sourceStarts = starts;
    }

    private boolean isOwn(int neuron) {
        return (own[neuron >> WORD_BITS] >>> neuron & 1) != 0;
    }

    /** Gives how many spikes were delivered, or takes it. */
    void exchange(Snapshot state) {
        long[] delivered = state.longs("delivered", routes.length);
        for (int n = 0; n < routes.length; n++) {
            if (isOwn(n) && state.isPutBack()) {
                routes[n] = (delivered[n] << Integer.SIZE) | (routes[n] & 0xffff_ffffL);
            } else if (isOwn(n)) {
                delivered[n] = delivered(n);
            }
        }
    }
}
