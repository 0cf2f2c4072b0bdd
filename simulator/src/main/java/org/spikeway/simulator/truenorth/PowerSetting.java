package org.spikeway.simulator.truenorth;

import org.spikeway.chip.RefusedException;

/**
 * What to measure the power of: a random network that fills a chip.
 *
 * @param hertz mean rate of the neurons, 0 … 500
 * @param synapses of each axon, 0 … 256
 * @param ticks measured, after a warm-up of {@value #WARM_UP}
 */
public record PowerSetting(double hertz, int synapses, int ticks, long seed) {
    /** Longer than the longest delay, so that all delays are filled. */
    static final int WARM_UP = 16;

    private static final int MOST_TICKS = 100_000;

    public PowerSetting {
        if (ticks < 1 || ticks > MOST_TICKS) {
            throw new RefusedException("--ticks " + ticks + " is outside 1 … 100,000.");
        }
    }
}
