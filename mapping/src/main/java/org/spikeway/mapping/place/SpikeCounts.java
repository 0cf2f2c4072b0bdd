package org.spikeway.mapping.place;

import java.util.Arrays;
import org.spikeway.chip.program.ChipProgram;
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
    /** By population, the different waits on ways out of it, ascending, those of none left out. */
    private final int[][] delays;
    /** By population, delay (all spikes first) and neuron. */
    private final long[][][] counts;

    /** @param ticks of a sample */
    public SpikeCounts(ChipProgram program, int ticks) {
        this.ticks = ticks;
        delays = new int[program.populations().size()][];
        counts = new long[delays.length][][];
        for (int i = 0; i < delays.length; i++) {
            int population = i;
            delays[i] = program.projections().stream()
                    .filter(projection -> projection.source() == population)
                    .mapToInt(Projection::delayTicks)
                    .filter(delay -> delay > 0)
                    .sorted()
                    .distinct()
                    .toArray();
            counts[i] = new long[delays[i].length + 1]
                    [program.populations().get(i).shape().size()];
        }
    }

    /**
     * Counts a spike.
     *
     * @param neuron in the order of the population
     * @param tick of the sample, from 1
     */
    public void add(int population, int neuron, int tick) {
        counts[population][0][neuron]++;
        int[] of = delays[population];
        for (int i = 0; i < of.length && tick + of[i] <= ticks; i++) {
            counts[population][i + 1][neuron]++;
        }
    }

    /** All spikes, by neuron; not to be changed. */
    public long[] all(int population) {
        return counts[population][0];
    }

    /** The spikes that arrive in time through a projection, by neuron of its source; not to be changed. */
    public long[] inTime(Projection projection) {
        int delay = projection.delayTicks();
        return counts[projection.source()][
                delay == 0 ? 0 : Arrays.binarySearch(delays[projection.source()], delay) + 1];
    }
}
