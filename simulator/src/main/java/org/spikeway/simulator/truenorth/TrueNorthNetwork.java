package org.spikeway.simulator.truenorth;

import java.util.Arrays;
import org.spikeway.chip.neuron.TrueNorthCore;

/**
 * TrueNorth cores joined by spikes: every neuron drives one axon of one core, after a delay of 1 to 15 ticks.
 *
 * <p>A core takes 19 KiB: 8 for the crossbar, 8 for the neurons, the rest for delays, sums and counts. A full chip of 4,096
 * cores takes less than 100 MiB.
 */
final class TrueNorthNetwork {
    private static final int SIZE = TrueNorthCore.SIZE;
    private static final int AXON_BITS = 8;

    private final TrueNorthCore[] cores;
    private final int[] targets;
    private final byte[] delays;
    private final long[] spikes;
    private final long[] activeTicks;
    private final int[] fired = new int[SIZE];
    private long tick;
    private long ticksCounted;

    /**
     * @param targets by neuron, counted core by core: the axon that it drives, counted core by core too
     * @param delays by neuron, 1 … 15 ticks
     */
    TrueNorthNetwork(TrueNorthCore[] cores, int[] targets, byte[] delays) {
        if (targets.length != cores.length * SIZE || delays.length != targets.length) {
            throw new IllegalArgumentException(targets.length + " targets and " + delays.length + " delays for "
                    + cores.length + " cores of 256 neurons");
        }
        this.cores = cores;
        this.targets = targets;
        this.delays = delays;
        spikes = new long[cores.length];
        activeTicks = new long[cores.length];
    }

    /** Does one tick of all cores. Their order does not matter, since every delay is a tick or more. */
    void step() {
        for (int c = 0; c < cores.length; c++) {
            long before = cores[c].synapticEvents();
            int count = cores[c].update(tick, fired);
            spikes[c] += count;
            activeTicks[c] += cores[c].synapticEvents() > before ? 1 : 0;
            for (int k = 0; k < count; k++) {
                int neuron = (c << AXON_BITS) + fired[k];
                int target = targets[neuron];
                cores[target >> AXON_BITS].receive(target & (SIZE - 1), tick, delays[neuron]);
            }
        }
        tick++;
        ticksCounted++;
    }

    /** Begins to count again from zero. */
    void clearCounts() {
        Arrays.fill(spikes, 0);
        Arrays.fill(activeTicks, 0);
        ticksCounted = 0;
        for (TrueNorthCore core : cores) {
            core.clearCounts();
        }
    }

    int cores() {
        return cores.length;
    }

    TrueNorthCore core(int core) {
        return cores[core];
    }

    /** The axon that a neuron drives, both counted core by core. */
    int target(int neuron) {
        return targets[neuron];
    }

    long ticks() {
        return ticksCounted;
    }

    long spikes(int core) {
        return spikes[core];
    }

    /** Ticks at which a core received an event. */
    long activeTicks(int core) {
        return activeTicks[core];
    }

    long spikes() {
        return Arrays.stream(spikes).sum();
    }

    long synapticEvents() {
        return Arrays.stream(cores).mapToLong(TrueNorthCore::synapticEvents).sum();
    }
}
