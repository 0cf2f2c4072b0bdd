package org.spikeway.mapping.convert;

import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Numbers;

/**
 * With what a conversion runs spikes.
 *
 * @param ticks of one image, T
 * @param readFrom the first tick (from 1) whose spikes count: for the class scores, for weights that are fitted to rates,
 *     and for the check. At T = 64 and 33, neurons fire from tick 1 on, and the spikes of ticks 33 to 64 count
 * @param numbers of potentials and weights: FLOAT or DOUBLE
 * @param workers threads; they change no result
 */
public record SpikingBudget(int ticks, int readFrom, Numbers numbers, int workers) {
    public SpikingBudget {
        if (ticks < 1 || workers < 1) {
            throw new RefusedException(
                    "conversion: " + ticks + " ticks on " + workers + " threads, need at least 1 each.");
        }
        if (readFrom < 1 || readFrom > ticks) {
            throw new RefusedException(
                    "conversion: spikes read from tick " + readFrom + " of " + ticks + ". Read from one of its ticks.");
        }
    }

    /** The same with all spikes read. */
    public SpikingBudget(int ticks, Numbers numbers, int workers) {
        this(ticks, 1, numbers, workers);
    }
}
