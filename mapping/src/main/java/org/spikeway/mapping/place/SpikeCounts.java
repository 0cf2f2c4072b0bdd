package org.spikeway.mapping.place;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Projection;

/**
 * How often each neuron of a program has fired, altogether and in time: a spike that waits for some ticks does not arrive
 * where the sample ends before.
 *
 * <p>Example: in a sample of 8 ticks a neuron fires at ticks 3 and 7 into a projection of 2 ticks: two spikes, one of them in
 * time.
 */
public final class SpikeCounts {
    private final int ticks;
    /** By population and neuron. */
    private final long[][] all;
    /** By population: one for all projections out of it that wait alike. */
    private final List<List<Arrived>> arrived = new ArrayList<>();
    /** By projection. */
    private final List<Arrived> into = new ArrayList<>();

    /** @param ticks of a sample */
    public SpikeCounts(ChipProgram program, int ticks) {
        this.ticks = ticks;
        all = program.populations().stream()
                .map(population -> new long[population.shape().size()])
                .toArray(long[][]::new);
        program.populations().forEach(population -> arrived.add(new ArrayList<>()));
        for (Projection projection : program.projections()) {
            List<Arrived> ofSource = arrived.get(projection.source());
            Arrived wanted = new Arrived(projection, all[projection.source()].length);
            Arrived found =
                    ofSource.stream().filter(wanted::waitsLike).findFirst().orElse(wanted);
            if (found == wanted) {
                ofSource.add(found);
            }
            into.add(found);
        }
    }

    /** The spikes of a population that arrive before the sample ends, after a wait of all or of each neuron's own. */
    private static final class Arrived {
        private final int delay;
        /** Ticks by neuron; empty where all wait alike. */
        private final byte[] delays;

        private final long[] counts;

        Arrived(Projection projection, int neurons) {
            delay = projection.delayTicks();
            delays = projection.connection() instanceof Crossbar crossbar ? crossbar.delays() : new byte[0];
            counts = new long[neurons];
        }

        boolean waitsLike(Arrived other) {
            return delay == other.delay && delays.length == 0 && other.delays.length == 0;
        }

        void add(int neuron, int ticksLeft) {
            if ((delays.length == 0 ? delay : delays[neuron]) <= ticksLeft) {
                counts[neuron]++;
            }
        }
    }

    /**
     * Counts a spike.
     *
     * @param neuron in the order of the population
     * @param tick of the sample, from 1
     */
    public void add(int population, int neuron, int tick) {
        all[population][neuron]++;
        for (Arrived each : arrived.get(population)) {
            each.add(neuron, ticks - tick);
        }
    }

    /** All spikes, by neuron; not to be changed. */
    public long[] all(int population) {
        return all[population];
    }

    /** The spikes that arrive in time through a projection, by neuron of its source; not to be changed. */
    public long[] inTime(Projection projection) {
        return into.get(projection.id()).counts;
    }
}
