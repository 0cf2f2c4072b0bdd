package org.spikeway.chip.neuron;

import java.util.Arrays;
import org.spikeway.chip.RefusedException;

/**
 * One TrueNorth core: 256 axons, a binary crossbar, 256 neurons, and the delays of the spikes on their way in.
 *
 * <p>A row of the crossbar is 256 bits in four words; bit j of the row of axon i is the synapse from axon i to neuron j.
 * What waits at the axons is a ring of 16 such rows, one for each tick ahead: two spikes for one axon and one tick are one
 * event, as on the chip. 256 rows take 8 KiB, so the 4,096 cores of a chip take 32 MiB of crossbar.
 *
 * <pre>
 * rows     word 4i + k, bit b:  axon i → neuron 64k + b
 * pending  word 4(t mod 16) + k, bit b:  axon 64k + b receives an event at tick t
 * </pre>
 */
public final class TrueNorthCore {
    /** Axons, and neurons, of a core. */
    public static final int SIZE = 256;

    /** The longest axonal delay, ticks. */
    public static final int LONGEST_DELAY = 15;

    private static final int WORDS = SIZE / 64;
    private static final int SLOTS = LONGEST_DELAY + 1;

    private final long[] rows;
    private final byte[] types;
    private final TrueNorthNeurons neurons;
    private final long[] pending = new long[SLOTS * WORDS];
    private final int[] input = new int[SIZE];
    private final int[] eventsOfAxon = new int[SIZE];
    private long synapticEvents;

    /**
     * @param rows the crossbar, 1,024 words in the order above
     * @param types the type of each axon, 0 … 3
     */
    public TrueNorthCore(long[] rows, byte[] types, TrueNorthNeurons neurons) {
        if (rows.length != SIZE * WORDS || types.length != SIZE || neurons.size() != SIZE) {
            throw new RefusedException("TrueNorth core: " + rows.length / WORDS + " rows, " + types.length
                    + " axon types, " + neurons.size() + " neurons; a core has 256 of each.");
        }
        for (int axon = 0; axon < SIZE; axon++) {
            if (types[axon] < 0 || types[axon] >= TrueNorthNeuron.TYPES) {
                throw new RefusedException(
                        "TrueNorth core: type " + types[axon] + " of axon " + axon + " is outside 0 … 3.");
            }
        }
        this.rows = rows;
        this.types = types;
        this.neurons = neurons;
    }

    /** Sets the synapse from an axon to a neuron in a crossbar of that layout. */
    public static void connect(long[] rows, int axon, int neuron) {
        rows[axon * WORDS + neuron / 64] |= 1L << neuron;
    }

    /** An empty crossbar. */
    public static long[] noSynapses() {
        return new long[SIZE * WORDS];
    }

    public void reset() {
        Arrays.fill(pending, 0);
        neurons.reset();
    }

    /**
     * Takes a spike that was fired at a tick, for use {@code delay} ticks later.
     *
     * @param axon 0 … 255
     * @param delay 1 … 15
     */
    public void receive(int axon, long firedTick, int delay) {
        if (delay < 1 || delay > LONGEST_DELAY || axon < 0 || axon >= SIZE) {
            throw new RefusedException("TrueNorth core: axon " + axon + " with delay " + delay
                    + "; a core has axons 0 … 255 and delays 1 … 15.");
        }
        int slot = (int) (firedTick + delay & SLOTS - 1);
        pending[slot * WORDS + axon / 64] |= 1L << axon;
    }

    /** Does one tick: integrates what is due, then updates the neurons; see {@link NeuronArray#update}. */
    public int update(long tick, int[] fired) {
        Arrays.fill(input, 0);
        int slot = (int) (tick & SLOTS - 1) * WORDS;
        for (int word = 0; word < WORDS; word++) {
            long axons = pending[slot + word];
            pending[slot + word] = 0;
            for (; axons != 0; axons &= axons - 1) {
                integrate(tick, 64 * word + Long.numberOfTrailingZeros(axons));
            }
        }
        return neurons.update(tick, input, fired);
    }

    private void integrate(long tick, int axon) {
        eventsOfAxon[axon]++;
        int type = types[axon];
        boolean stochastic = neurons.isStochastic(type);
        short[] weights = neurons.weights(type);
        for (int word = 0; word < WORDS; word++) {
            long row = rows[axon * WORDS + word];
            synapticEvents += Long.bitCount(row);
            for (; row != 0; row &= row - 1) {
                int neuron = 64 * word + Long.numberOfTrailingZeros(row);
                input[neuron] += stochastic ? neurons.synapse(tick, axon, type, neuron) : weights[neuron];
            }
        }
    }

    /** Events that reached an axon since counting began. */
    public int events(int axon) {
        return eventsOfAxon[axon];
    }

    /** The number of neurons that an axon is connected to. */
    public int synapses(int axon) {
        int synapses = 0;
        for (int word = 0; word < WORDS; word++) {
            synapses += Long.bitCount(rows[axon * WORDS + word]);
        }
        return synapses;
    }

    /** Begins to count again from zero; what is under way stays. */
    public void clearCounts() {
        Arrays.fill(eventsOfAxon, 0);
        synapticEvents = 0;
    }

    /** Synapses that the events of all axons passed since counting began. */
    public long synapticEvents() {
        return synapticEvents;
    }

    public double potential(int neuron) {
        return neurons.potential(neuron);
    }

    public long saturations() {
        return neurons.saturations();
    }
}
