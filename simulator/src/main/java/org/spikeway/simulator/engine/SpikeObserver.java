package org.spikeway.simulator.engine;

import org.spikeway.simulator.bus.SpikeBlock;

/**
 * Sees every spike of a run, on a thread of its own, through a reader on the same bus: probes, the journal, a live view.
 *
 * <p>Blocks of one slice come in the order of ticks; those of different slices interleave as they happen. An observer that
 * is slow holds the run back; it never loses a block.
 */
public interface SpikeObserver {
    /** A block of spikes; valid during the call. */
    void observe(SpikeBlock block);

    /** All slices have finished that tick. */
    default void tickDone(int sample, int tick) {}
}
