package org.spikeway.chip.core;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.spikeway.chip.program.Crossbar;

/**
 * The spikes on their way to the axons of some crossbar cores through one projection, by the tick at which they arrive.
 *
 * <p>A spike is noted in the list of its tick, a few lists that are written one place after another; random access is left
 * for the bits of the one tick that is due, few enough to stay near the processor. There a spike sets the bit of its axon,
 * and one that finds it set joins the event that waits.
 *
 * <pre>
 * coming   of each tick ahead:                      the axons, in the order of the spikes
 * waiting  word 4·(cores·due + core) + k, bit b:    axon 64·k + b has an event
 * due      word strips·due + strip, bit c:          core 64·strip + c has one or more
 * types    word 8·core + k, bit b:                  lower bit of the type of axon 64·k + b; with k + 4 the upper one
 * </pre>
 */
public final class AxonBoard {
    private static final int CORE_BITS = 8;

    private final Crossbar crossbar;
    private final IntSupplier ticksOfSample;
    private final int firstCore;
    private final int cores;
    private final int strips;
    private final int slotMask;
    private final int[] comingCounts;
    private int[] coming = {};
    private int longestList;
    private final int dueMask;
    private final long[] waiting;
    private final long[] due;
    private final long[] types;
    private final AxonRoutes routes;

    /** Spikes that found their axon taken, by axon of these cores; none until the first. */
    private int[] joined = {};

    /**
     * @param firstCore the first of these cores; the others follow it
     * @param ticksApart ticks that may be under way at once besides those that a delay spans
     * @param ticksAtOnce ticks that a strip may do before the next one begins with the first of them
     * @param ticksOfSample spikes that would arrive later are not delivered
     */
    public AxonBoard(
            Crossbar crossbar, int firstCore, int cores, int ticksApart, int ticksAtOnce, IntSupplier ticksOfSample) {
        this.crossbar = crossbar;
        this.firstCore = firstCore;
        this.cores = cores;
        this.ticksOfSample = ticksOfSample;
        strips = (cores + Long.SIZE - 1) / Long.SIZE;
        int slots = powerOfTwo(Crossbar.LONGEST_DELAY + ticksApart);
        slotMask = slots - 1;
        comingCounts = new int[slots];
        int dueSlots = powerOfTwo(ticksAtOnce);
        dueMask = dueSlots - 1;
        waiting = new long[dueSlots * cores * Crossbar.ROW_WORDS];
        due = new long[dueSlots * strips];
        types = new long[cores * 2 * Crossbar.ROW_WORDS];
        for (int axon = 0; axon < cores * Crossbar.SIZE; axon++) {
            long type = crossbar.types()[(firstCore << CORE_BITS) + axon];
            int word = (axon >> CORE_BITS) * 2 * Crossbar.ROW_WORDS + (axon >> 6) % Crossbar.ROW_WORDS;
            types[word] |= (type & 1) << axon;
            types[word + Crossbar.ROW_WORDS] |= type >> 1 << axon;
        }
        routes = new AxonRoutes(crossbar, firstCore, cores);
    }

    /** The least power of two that is not below a number. */
    private static int powerOfTwo(int number) {
        return number == 1 ? 1 : Integer.highestOneBit(number - 1) * 2;
    }

    /**
     * Takes spikes of the source population. A spike that would arrive too late is written all the same and then written
     * over, so that no branch depends on the spikes.
     *
     * @param first the number in the population of the neuron with index 0
     * @param tick of the sample, from 1
     * @param runTick the same tick counted through the run
     */
    public void receive(int first, int[] neurons, int count, int tick, long runTick) {
        int own = routes.sift(first, neurons, count);
        makeRoom(own);
        int longest = ticksOfSample.getAsInt() - tick;
        for (int i = 0; i < own; i++) {
            int neuron = routes.sifted(i);
            int delay = routes.delay(neuron);
            int inTime = (delay - longest - 1) >>> Integer.SIZE - 1;
            int slot = (int) (runTick + delay) & slotMask;
            int noted = comingCounts[slot];
            coming[slot * longestList + noted] = routes.axon(neuron);
            comingCounts[slot] = noted + inTime;
            routes.deliver(neuron, inTime);
        }
    }

    /** Makes the lists long enough for that many spikes more, wherever they may arrive. */
    private void makeRoom(int spikes) {
        int longest = 0;
        for (int count : comingCounts) {
            longest = Math.max(longest, count);
        }
        if (longest + spikes < longestList) {
            return;
        }
        int length = Math.max(Crossbar.SIZE, 2 * (longest + spikes));
        int[] longer = new int[Math.multiplyExact(comingCounts.length, length)];
        for (int slot = 0; slot < comingCounts.length; slot++) {
            System.arraycopy(coming, slot * longestList, longer, slot * length, comingCounts[slot]);
        }
        coming = longer;
        longestList = length;
    }

    /** Sets the bits of the spikes that arrive at a tick. */
    private void arrive(long runTick) {
        int slot = (int) runTick & slotMask;
        int from = slot * longestList;
        int to = from + comingCounts[slot];
        int place = (int) runTick & dueMask;
        int row = place * cores * Crossbar.ROW_WORDS;
        int ofTick = place * strips;
        for (int i = from; i < to; i++) {
            int axon = coming[i];
            long before = waiting[row + (axon >> 6)];
            long after = before | 1L << axon;
            waiting[row + (axon >> 6)] = after;
            due[ofTick + (axon >> CORE_BITS + 6)] |= 1L << (axon >> CORE_BITS);
            if (before == after) {
                join(axon);
            }
        }
        comingCounts[slot] = 0;
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
        arrive(runTick);
        int place = ((int) runTick & dueMask) * strips + (core >> 6);
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
        int from = (((int) runTick & dueMask) * cores + core) * Crossbar.ROW_WORDS;
        int row = ((firstCore + core) << CORE_BITS) * Crossbar.ROW_WORDS;
        int type = core * 2 * Crossbar.ROW_WORDS;
        int end = at;
        for (int k = 0; k < Crossbar.ROW_WORDS; k++) {
            long axons = waiting[from + k];
            waiting[from + k] = 0;
            long lower = types[type + k];
            long upper = types[type + Crossbar.ROW_WORDS + k];
            int first = row + k * Long.SIZE * Crossbar.ROW_WORDS;
            for (int i = 0; i < CrossbarStrip.USUAL; i++) {
                end = event(axons, first, lower, upper, events, end);
                axons &= axons - 1;
            }
            for (; axons != 0; axons &= axons - 1) {
                end = event(axons, first, lower, upper, events, end);
            }
        }
        return end;
    }

    /** Notes the event of the lowest bit, and returns the place behind it; without a bit it is the same place. */
    private static int event(long axons, int first, long lower, long upper, int[] events, int end) {
        int bit = Long.numberOfTrailingZeros(axons);
        events[end] = first + bit * Crossbar.ROW_WORDS;
        events[end + 1] = (int) ((lower >>> bit & 1) + 2 * (upper >>> bit & 1)) * Crossbar.SIZE;
        return end + 2 * (int) ((axons | -axons) >>> Long.SIZE - 1);
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
        int[] sources = routes.sources(core);
        int[] left = joined.length == 0
                ? new int[Crossbar.SIZE]
                : Arrays.copyOfRange(joined, core * Crossbar.SIZE, (core + 1) * Crossbar.SIZE);
        long[] events = new long[sources.length];
        for (int i = sources.length - 1; i >= 0; i--) {
            int axon = routes.axon(sources[i]) % Crossbar.SIZE;
            long spikes = routes.delivered(sources[i]);
            events[i] = Math.max(0, spikes - left[axon]);
            left[axon] -= (int) (spikes - events[i]);
        }
        for (int i = 0; i < sources.length; i++) {
            int synapses = crossbar.synapses((firstCore << CORE_BITS) + routes.axon(sources[i]));
            long packets = synapses == 0 ? 0 : routes.delivered(sources[i]);
            visitor.delivered(sources[i], packets, events[i] * synapses);
        }
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
        for (int ahead = 0; ahead < Crossbar.LONGEST_DELAY; ahead++) {
            int slot = (int) (runTick + ahead) & slotMask;
            long[] bits = takeList(slot);
            state.exchange(
                    "waiting " + ahead, bits, firstCore * Crossbar.ROW_WORDS, crossbar.cores() * Crossbar.ROW_WORDS);
            for (int word = 0; word < bits.length; word++) {
                makeRoom(Long.SIZE);
                for (long left = bits[word]; left != 0; left &= left - 1) {
                    int axon = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                    coming[slot * longestList + comingCounts[slot]++] = axon;
                }
            }
        }
        int[] seconds = joined.length == 0 ? new int[cores * Crossbar.SIZE] : joined;
        state.exchange("joined", seconds, firstCore << CORE_BITS, crossbar.cores() << CORE_BITS);
        joined = seconds;
        routes.exchange(state);
    }

    /** Empties the list of a tick, and gives its axons as bits; spikes that share an axon join. */
    private long[] takeList(int slot) {
        long[] bits = new long[cores * Crossbar.ROW_WORDS];
        int from = slot * longestList;
        for (int i = from; i < from + comingCounts[slot]; i++) {
            int axon = coming[i];
            long before = bits[axon >> 6];
            bits[axon >> 6] = before | 1L << axon;
            if (before == bits[axon >> 6]) {
                join(axon);
            }
        }
        comingCounts[slot] = 0;
        return bits;
    }
}
