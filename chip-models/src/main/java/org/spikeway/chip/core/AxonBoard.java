package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.program.Crossbar;

/**
 * The spikes on their way to the axons of some crossbar cores through one projection, by the tick at which they arrive.
 *
 * <p>A spike sets the bit of its axon in the row of its tick; one that finds it set joins the event that waits there. So
 * what waits takes 32 bytes a core and tick, however many spikes there are.
 *
 * <pre>
 * waiting  word 4·(cores·slot + core) + k, bit b:   axon 64·k + b has an event
 * due      word strips·slot + strip, bit c:         core 64·strip + c has one or more
 * types    word 8·core + k, bit b:                  lower bit of the type of axon 64·k + b; with k + 4 the upper one
 * routes   by source neuron:                        delivered spikes, then 32 bits: axon + 1 in 28, delay in 4
 * </pre>
 */
public final class AxonBoard {
    private static final int CORE_BITS = 8;
    private static final int DELAY_BITS = 4;
    private static final long ONE_SPIKE = 1L << Integer.SIZE;

    private final Crossbar crossbar;
    private final int ticksOfSample;
    private final int firstCore;
    private final int cores;
    private final int slotMask;
    private final int strips;
    private final long[] waiting;
    private final long[] due;
    private final long[] types;
    private final long[] routes;
    /** The routes of a block, read at once so that no look-up waits for another. */
    private long[] found = {};
    /** Spikes that found their axon taken, by axon of these cores; none until the first. */
    private int[] joined = {};
    /** Sorted when they are first asked for, at the end of a run. */
    private int[] sourcesByCore = {};

    private int[] sourceStarts = {};

    /**
     * @param firstCore the first of these cores; the others follow it
     * @param ticksApart ticks that may be under way at once besides those that a delay spans
     * @param ticksOfSample spikes that would arrive later are not delivered
     */
    public AxonBoard(Crossbar crossbar, int firstCore, int cores, int ticksApart, int ticksOfSample) {
        this.crossbar = crossbar;
        this.firstCore = firstCore;
        this.cores = cores;
        this.ticksOfSample = ticksOfSample;
        int slots = Integer.highestOneBit(Crossbar.LONGEST_DELAY + ticksApart - 1) * 2;
        slotMask = slots - 1;
        strips = (cores + Long.SIZE - 1) / Long.SIZE;
        waiting = new long[slots * cores * Crossbar.ROW_WORDS];
        due = new long[slots * strips];
        types = new long[cores * 2 * Crossbar.ROW_WORDS];
        for (int axon = 0; axon < cores * Crossbar.SIZE; axon++) {
            long type = crossbar.types()[(firstCore << CORE_BITS) + axon];
            int word = (axon >> CORE_BITS) * 2 * Crossbar.ROW_WORDS + (axon >> 6) % Crossbar.ROW_WORDS;
            types[word] |= (type & 1) << axon;
            types[word + Crossbar.ROW_WORDS] |= type >> 1 << axon;
        }
        routes = new long[crossbar.axons().length];
        for (int n = 0; n < routes.length; n++) {
            routes[n] = (long) (crossbar.axons()[n] + 1) << DELAY_BITS | crossbar.delays()[n];
        }
    }

    /**
     * Takes spikes of the source population.
     *
     * @param first the number in the population of the neuron with index 0
     * @param tick of the sample, from 1
     * @param runTick the same tick counted through the run
     */
    public void receive(int first, int[] neurons, int count, int tick, long runTick) {
        if (found.length < count) {
            found = new long[count];
        }
        for (int i = 0; i < count; i++) {
            found[i] = routes[first + neurons[i]];
        }
        for (int i = 0; i < count; i++) {
            long route = found[i];
            int axon = ((int) route >>> DELAY_BITS) - 1 - (firstCore << CORE_BITS);
            int core = axon >> CORE_BITS;
            int delay = (int) route & (1 << DELAY_BITS) - 1;
            if (core >= 0 && core < cores && tick + delay <= ticksOfSample) {
                routes[first + neurons[i]] = route + ONE_SPIKE;
                int slot = (int) (runTick + delay) & slotMask;
                int word = (slot * cores + core) * Crossbar.ROW_WORDS + (axon >> 6) % Crossbar.ROW_WORDS;
                long before = waiting[word];
                long after = before | 1L << axon;
                waiting[word] = after;
                due[slot * strips + (core >> 6)] |= 1L << core;
                if (before == after) {
                    join(axon);
                }
            }
        }
    }

    private void join(int axon) {
        if (joined.length == 0) {
            joined = new int[cores * Crossbar.SIZE];
        }
        joined[axon]++;
    }

    /**
     * Which cores have events at that tick; asking takes them off the list.
     *
     * @param core the first of them, counted from the first of the board
     * @param count up to 64 cores, all in one strip of the board
     * @return bit c stands for core {@code core + c}
     */
    long takeDue(long runTick, int core, int count) {
        int place = ((int) runTick & slotMask) * strips + (core >> 6);
        long asked = -1L >>> (Long.SIZE - count) << core;
        long found = due[place] & asked;
        due[place] &= ~asked;
        return found >>> core;
    }

    /**
     * Takes the events of a core at a tick.
     *
     * @param core counted from the first
     * @param events from {@code at} on it receives for each event its row of the crossbar and its table of weights
     * @return the place behind the last event
     * @see org.spikeway.chip.kernel.Kernels#addCrossbarRows
     */
    int take(long runTick, int core, int[] events, int at) {
        int from = (((int) runTick & slotMask) * cores + core) * Crossbar.ROW_WORDS;
        int row = ((firstCore + core) << CORE_BITS) * Crossbar.ROW_WORDS;
        int type = core * 2 * Crossbar.ROW_WORDS;
        int end = at;
        for (int k = 0; k < Crossbar.ROW_WORDS; k++) {
            long axons = waiting[from + k];
            waiting[from + k] = 0;
            long lower = types[type + k];
            long upper = types[type + Crossbar.ROW_WORDS + k];
            for (; axons != 0; axons &= axons - 1) {
                int bit = Long.numberOfTrailingZeros(axons);
                events[end] = row + (k * Long.SIZE + bit) * Crossbar.ROW_WORDS;
                events[end + 1] = (int) ((lower >>> bit & 1) + 2 * (upper >>> bit & 1)) * Crossbar.SIZE;
                end += 2;
            }
        }
        return end;
    }

    long[] bits() {
        return crossbar.bits();
    }

    /** Hears what came from a source neuron. */
    @FunctionalInterface
    public interface Visitor {
        /** @param neuron of the source population */
        void delivered(int neuron, long packets, long synops);
    }

    /**
     * Tells what came to a core, by source neuron, ascending. An event is as many synaptic operations as its axon has
     * synapses; where spikes joined, the last source neurons of the axon are taken to have sent those that came second.
     *
     * @param core counted from the first
     */
    public void visit(int core, Visitor visitor) {
        int[] sources = sources(core);
        int[] left = joined.length == 0
                ? new int[Crossbar.SIZE]
                : Arrays.copyOfRange(joined, core * Crossbar.SIZE, (core + 1) * Crossbar.SIZE);
        long[] events = new long[sources.length];
        for (int i = sources.length - 1; i >= 0; i--) {
            int axon = axon(sources[i]) % Crossbar.SIZE;
            long spikes = routes[sources[i]] >>> Integer.SIZE;
            events[i] = Math.max(0, spikes - left[axon]);
            left[axon] -= (int) (spikes - events[i]);
        }
        for (int i = 0; i < sources.length; i++) {
            int synapses = crossbar.synapses((firstCore << CORE_BITS) + axon(sources[i]));
            long packets = synapses == 0 ? 0 : routes[sources[i]] >>> Integer.SIZE;
            visitor.delivered(sources[i], packets, events[i] * synapses);
        }
    }

    /** The axon of a source neuron, counted from the first core; outside of these cores it is negative or too large. */
    private int axon(int neuron) {
        return ((int) routes[neuron] >>> DELAY_BITS) - 1 - (firstCore << CORE_BITS);
    }

    /** The source neurons that end on a core, ascending. */
    private int[] sources(int core) {
        if (sourceStarts.length == 0) {
            sortSources();
        }
        return Arrays.copyOfRange(sourcesByCore, sourceStarts[core], sourceStarts[core + 1]);
    }

    private void sortSources() {
        int[] starts = new int[cores + 1];
        for (int n = 0; n < routes.length; n++) {
            int core = axon(n) >> CORE_BITS;
            if (core >= 0 && core < cores) {
                starts[core + 1]++;
            }
        }
        for (int core = 0; core < cores; core++) {
            starts[core + 1] += starts[core];
        }
        sourcesByCore = new int[starts[cores]];
        int[] next = starts.clone();
        for (int n = 0; n < routes.length; n++) {
            int core = axon(n) >> CORE_BITS;
            if (core >= 0 && core < cores) {
                sourcesByCore[next[core]++] = n;
            }
        }
        sourceStarts = starts;
    }

    /** Cores of the whole population. */
    int populationCores() {
        return crossbar.cores();
    }

    /**
     * Gives what waits at the axons and the counts so far, or takes them.
     *
     * @param runTick the next tick
     */
    public void exchange(Snapshot state, long runTick) {
        int words = cores * Crossbar.ROW_WORDS;
        int at = firstCore * Crossbar.ROW_WORDS;
        for (int ahead = 0; ahead < Crossbar.LONGEST_DELAY; ahead++) {
            int slot = (int) (runTick + ahead) & slotMask;
            long[] ofSlot = Arrays.copyOfRange(waiting, slot * words, (slot + 1) * words);
            state.exchange("waiting " + ahead, ofSlot, at, crossbar.cores() * Crossbar.ROW_WORDS);
            System.arraycopy(ofSlot, 0, waiting, slot * words, words);
            for (int word = 0; word < words; word++) {
                int core = word / Crossbar.ROW_WORDS;
                due[slot * strips + (core >> 6)] |= ofSlot[word] == 0 ? 0 : 1L << core;
            }
        }
        int[] seconds = joined.length == 0 ? new int[cores * Crossbar.SIZE] : joined;
        state.exchange("joined", seconds, firstCore << CORE_BITS, crossbar.cores() << CORE_BITS);
        joined = seconds;
        long[] delivered = state.longs("delivered", routes.length);
        for (int n = 0; n < routes.length; n++) {
            int core = axon(n) >> CORE_BITS;
            if (core >= 0 && core < cores && state.isPutBack()) {
                routes[n] = (delivered[n] << Integer.SIZE) | (routes[n] & 0xffff_ffffL);
            } else if (core >= 0 && core < cores) {
                delivered[n] = routes[n] >>> Integer.SIZE;
            }
        }
    }
}
