package org.spikeway.chip.core;

import org.spikeway.chip.program.Cells;

/**
 * When neurons fire and what that does to them.
 *
 * @param fires false for neurons that only integrate; the rest is then without meaning
 */
record FiringRule(boolean fires, double threshold, boolean soft, double initial) {
    static final FiringRule NEVER = new FiringRule(false, 0, false, 0);

    static FiringRule of(Cells.IntegrateAndFire cells) {
        return new FiringRule(true, cells.threshold(), cells.reset() == Cells.Reset.SOFT, cells.initialPotential());
    }
}
