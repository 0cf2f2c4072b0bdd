package org.spikeway.mapping.nir;

import java.util.Optional;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

/**
 * What a NIR file leaves open.
 *
 * @param dt seconds in a tick; time constants and delays are divided by it
 * @param reset what spikes do to potentials; without it what the file says, and where it says nothing a soft reset
 */
public record NirOptions(double dt, Optional<Reset> reset) {
    /** The time step of the published examples. */
    public static final double USUAL_DT = 1e-4;

    public NirOptions {
        if (!(dt > 0) || Double.isInfinite(dt)) {
            throw new RefusedException("time step " + dt + " s is not positive. Use for example 1e-4.");
        }
    }

    /** The usual time step, and what the file says. */
    public static NirOptions usual() {
        return new NirOptions(USUAL_DT, Optional.empty());
    }
}
