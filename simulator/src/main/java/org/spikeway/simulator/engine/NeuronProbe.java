package org.spikeway.simulator.engine;

import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.program.Slice;

/**
 * Looks at the neurons of each slice after its update, on the thread that runs the slice. Crossbar cores keep their potentials
 * to themselves and are not shown.
 */
public interface NeuronProbe {
    /** Looks at nothing. */
    NeuronProbe NONE = (sample, tick, slice, neurons) -> {};

    /**
     * A slice has been updated, or has slept through the tick.
     *
     * @param tick of the sample, from 1
     */
    void observe(int sample, int tick, Slice slice, Neurons neurons);
}
