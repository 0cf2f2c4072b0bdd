package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Crossbar;

/** The crossbar cores of one population while they are filled. */
final class CoreBank {
    private final List<Core> cores = new ArrayList<>();

    private static final class Core {
        final long[] bits = new long[Crossbar.SIZE * Crossbar.ROW_WORDS];
        final byte[] types = new byte[Crossbar.SIZE];
        final short[] table = new short[Crossbar.TYPES * Crossbar.SIZE];
        int axons;
        int neurons;
    }

    /** Adds an empty core and returns its number. */
    int addCore() {
        cores.add(new Core());
        return cores.size() - 1;
    }

    int cores() {
        return cores.size();
    }

    /** Takes the next axon of a core, which is counted over all cores. */
    int addAxon(int core, int type) {
        Core to = cores.get(core);
        to.types[to.axons] = (byte) type;
        return core * Crossbar.SIZE + to.axons++;
    }

    /** Takes the next neuron of a core, which is counted over all cores. */
    int addNeuron(int core) {
        return core * Crossbar.SIZE + cores.get(core).neurons++;
    }

    void setWeight(int neuron, int type, short weight) {
        cores.get(neuron / Crossbar.SIZE).table[type * Crossbar.SIZE + neuron % Crossbar.SIZE] = weight;
    }

    /** Both of one core, counted over all cores. */
    void connect(int axon, int neuron) {
        Crossbar.connect(cores.get(axon / Crossbar.SIZE).bits, 0, axon % Crossbar.SIZE, neuron % Crossbar.SIZE);
    }

    int axons(int core) {
        return cores.get(core).axons;
    }

    int neurons(int core) {
        return cores.get(core).neurons;
    }

    /** Neurons of all cores, unused ones included. */
    int size() {
        return Math.multiplyExact(cores.size(), Crossbar.SIZE);
    }

    /** The cores as they are now; connections from several populations share their arrays. */
    Finished finish() {
        long[] bits = new long[size() * Crossbar.ROW_WORDS];
        byte[] types = new byte[size()];
        short[][] tables = new short[cores.size()][];
        for (int i = 0; i < tables.length; i++) {
            Core core = cores.get(i);
            System.arraycopy(core.bits, 0, bits, i * core.bits.length, core.bits.length);
            System.arraycopy(core.types, 0, types, i * Crossbar.SIZE, Crossbar.SIZE);
            tables[i] = core.table;
        }
        return new Finished(bits, types, tables);
    }

    /** What does not change any more. */
    record Finished(long[] bits, byte[] types, short[][] tables) {
        /** The way of some source neurons into these cores; others have {@link Crossbar#NO_AXON}. */
        Crossbar from(int[] axons, byte[] delays) {
            return new Crossbar(bits, types, tables, axons, delays);
        }
    }
}
