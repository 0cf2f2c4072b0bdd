package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.program.Crossbar;

/** One population of the program while it is built: neurons in a row, each of which drives at most one axon. */
final class Members {
    private final String name;
    private final int logical;
    private final int size;
    private final @Nullable CoreBank bank;
    private final Map<Way, Wires> wires = new LinkedHashMap<>();
    private final boolean[] drives;

    /**
     * @param logical the layer that these are or work for, by its id before it was cut
     * @param size of a population without crossbars
     */
    private Members(String name, int logical, int size, @Nullable CoreBank bank) {
        this.name = name;
        this.logical = logical;
        this.size = size;
        this.bank = bank;
        drives = new boolean[size];
    }

    /** Neurons that no spikes reach, or a source. */
    static Members plain(String name, int logical, int size) {
        return new Members(name, logical, size, null);
    }

    /** Neurons of crossbar cores that are all there. */
    static Members of(String name, int logical, CoreBank bank) {
        return new Members(name, logical, bank.size(), bank);
    }

    String name() {
        return name;
    }

    int logical() {
        return logical;
    }

    int size() {
        return size;
    }

    @Nullable
    CoreBank bank() {
        return bank;
    }

    /** Where the spikes of some neurons go, and how long all of them take; 0 where each has a delay of its own. */
    private record Way(Members target, int delay) {}

    /** The axons that neurons drive in one other population. */
    static final class Wires {
        private final int[] axons;
        private final byte[] delays;
        private int shortest = Crossbar.LONGEST_DELAY;

        private Wires(int size) {
            axons = new int[size];
            delays = new byte[size];
            Arrays.fill(axons, Crossbar.NO_AXON);
        }

        /** The shortest delay, ticks. */
        int shortest() {
            return shortest;
        }

        Crossbar into(CoreBank.Finished cores) {
            for (int n = 0; n < axons.length; n++) {
                delays[n] = axons[n] == Crossbar.NO_AXON ? (byte) shortest : delays[n];
            }
            return cores.from(axons, delays);
        }
    }

    /**
     * Lets a neuron drive an axon.
     *
     * @param uniform whether the target takes only spikes of one delay at a time
     */
    void drive(int neuron, Endpoint to, boolean uniform) {
        if (drives[neuron]) {
            throw new IllegalStateException("neuron " + neuron + " of " + name + " drives two axons");
        }
        drives[neuron] = true;
        Wires of = wires.computeIfAbsent(new Way(to.target(), uniform ? to.delay() : 0), added -> new Wires(size));
        of.axons[neuron] = to.axon();
        of.delays[neuron] = (byte) to.delay();
        of.shortest = Math.min(of.shortest, to.delay());
    }

    /** Takes the wires to each population in turn. */
    interface Visitor {
        void wires(Members target, Wires wires);
    }

    void visit(Visitor visitor) {
        wires.forEach((way, each) -> visitor.wires(way.target, each));
    }

    /** How many neurons {@code from … to − 1} drive an axon. */
    int driving(int from, int to) {
        int count = 0;
        for (int n = from; n < to; n++) {
            count += drives[n] ? 1 : 0;
        }
        return count;
    }
}
