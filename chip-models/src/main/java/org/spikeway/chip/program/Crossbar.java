package org.spikeway.chip.program;

/**
 * Crossbar cores as TrueNorth has them: 256 axons cross 256 neurons, a synapse is one bit, and its weight is that of the
 * target neuron for the type of the axon. It joins vectors of neurons; each core of the target holds 256 of them.
 *
 * <p>A spike of a source neuron arrives at one axon of one core after a delay of its own. Spikes that reach one axon at the
 * same tick are one event, as on the chip.
 *
 * <pre>
 * bits     word 4·(256·core + axon) + k, bit b:  axon → neuron 64·k + b of the core
 * types    byte 256·core + axon:                 type of the axon, 0 … 3
 * tables   of each core, 256·type + neuron:         what an event on an axon of that type adds
 * axons    by source neuron:                     256·core + axon, or {@link #NO_AXON}
 * delays   by source neuron:                     1 … 15 ticks
 * </pre>
 *
 * <p>The arrays are shared, never changed; cores with the same weights may share a table.
 */
public record Crossbar(long[] bits, byte[] types, short[][] tables, int[] axons, byte[] delays) implements Connection {
    /** Axons, and neurons, of a core. */
    public static final int SIZE = 256;

    /** Axon types. */
    public static final int TYPES = 4;

    /** Words of the synapses of an axon. */
    public static final int ROW_WORDS = SIZE / Long.SIZE;

    /** The longest delay, ticks. */
    public static final int LONGEST_DELAY = 15;

    /** The axon of a neuron that drives none. */
    public static final int NO_AXON = -1;

    private static final Axis ONE = Axis.kernel(1, 1, 1, 0, 1);

    public Crossbar {
        int cores = tables.length;
        require(bits.length == Math.multiplyExact(cores, SIZE * ROW_WORDS), bits.length + " words of crossbar", cores);
        require(types.length == cores * SIZE, types.length + " axon types", cores);
        require(axons.length == delays.length, axons.length + " axons and " + delays.length + " delays", cores);
        for (byte type : types) {
            require(type >= 0 && type < TYPES, "axon type " + type, cores);
        }
        for (short[] table : tables) {
            require(table.length == TYPES * SIZE, table.length + " weights", cores);
        }
        for (int i = 0; i < axons.length; i++) {
            require(axons[i] >= NO_AXON && axons[i] < types.length, "axon " + axons[i] + " of neuron " + i, cores);
            require(delays[i] >= 1 && delays[i] <= LONGEST_DELAY, "delay " + delays[i] + " of neuron " + i, cores);
        }
    }

    private static void require(boolean condition, String what, int cores) {
        if (!condition) {
            throw new IllegalArgumentException(what + " do not fit " + cores + " crossbar cores");
        }
    }

    /** Sets the synapse from an axon to a neuron of a core in bits of that layout. */
    public static void connect(long[] bits, int core, int axon, int neuron) {
        bits[(core * SIZE + axon) * ROW_WORDS + neuron / Long.SIZE] |= 1L << neuron;
    }

    public int cores() {
        return tables.length;
    }

    /** Synapses of an axon, both counted over all cores. */
    public int synapses(int axon) {
        int synapses = 0;
        for (int word = 0; word < ROW_WORDS; word++) {
            synapses += Long.bitCount(bits[axon * ROW_WORDS + word]);
        }
        return synapses;
    }

    /** The shortest of the delays; the projection that holds the crossbar has it as its own. */
    public int shortestDelay() {
        int shortest = LONGEST_DELAY;
        for (byte delay : delays) {
            shortest = Math.min(shortest, delay);
        }
        return shortest;
    }

    /** The longest of the delays of neurons that drive an axon; 0 if none does. */
    public int longestDelay() {
        int longest = 0;
        for (int n = 0; n < delays.length; n++) {
            longest = axons[n] == NO_AXON ? longest : Math.max(longest, delays[n]);
        }
        return longest;
    }

    /** The same synapses listed one by one, without the delays. */
    public SparseRows listed() {
        int[] starts = new int[axons.length + 1];
        for (int n = 0; n < axons.length; n++) {
            starts[n + 1] = Math.addExact(starts[n], axons[n] == NO_AXON ? 0 : synapses(axons[n]));
        }
        int[] targets = new int[starts[axons.length]];
        double[] weights = new double[targets.length];
        for (int n = 0; n < axons.length; n++) {
            int at = starts[n];
            for (int neuron = 0; at < starts[n + 1]; neuron++) {
                if ((bits[axons[n] * ROW_WORDS + neuron / Long.SIZE] >>> neuron & 1) != 0) {
                    int core = axons[n] / SIZE;
                    targets[at] = core * SIZE + neuron;
                    weights[at++] = tables[core][types[axons[n]] * SIZE + neuron];
                }
            }
        }
        return new SparseRows(
                targetChannels(), starts, new SparseRows.Targets.Ints(targets), new Weights.Doubles(weights));
    }

    @Override
    public Axis rows() {
        return ONE;
    }

    @Override
    public Axis columns() {
        return ONE;
    }

    @Override
    public int sourceChannels() {
        return axons.length;
    }

    @Override
    public int targetChannels() {
        return cores() * SIZE;
    }

    @Override
    public Weights weights() {
        return new Weights.Tables(tables);
    }

    /** @param others four for each neuron, as {@link Weights.Tables} */
    @Override
    public Crossbar withWeights(Weights others) {
        if (others instanceof Weights.Tables of) {
            return new Crossbar(bits, types, of.tables(), axons, delays);
        }
        throw new IllegalArgumentException("the weights of a crossbar are tables by axon type");
    }

    @Override
    public double largestInput() {
        double largest = 0;
        for (short[] table : tables) {
            for (short weight : table) {
                largest = Math.max(largest, Math.abs(weight));
            }
        }
        return largest * SIZE;
    }

    @Override
    public int targetFrom(int channel) {
        return axons[channel] == NO_AXON ? 0 : axons[channel] / SIZE * SIZE;
    }

    @Override
    public int targetTo(int channel) {
        return axons[channel] == NO_AXON ? 0 : targetFrom(channel) + SIZE;
    }

    @Override
    public long fanOut(int channel, int y, int x) {
        return axons[channel] == NO_AXON ? 0 : synapses(axons[channel]);
    }
}
