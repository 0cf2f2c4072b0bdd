package org.spikeway.mapping.convert;

import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Numbers;

/**
 * With what a conversion runs spikes.
 *
 * @param ticks of one image, T
 * @param numbers of potentials and weights: FLOAT or DOUBLE
 * @param workers threads; they change no result
 */
public record SpikingBudget(int ticks, Numbers numbers, int workers) {
    public SpikingBudget {
        if (ticks < 1 || workers < 1) {
            throw new RefusedException(
                    "conversion: " + ticks + " ticks on " + workers + " threads, need at least 1 each.");
        }
    }
}
