package org.spikeway.simulator.engine;

import org.spikeway.chip.core.Snapshot;

/** What is kept of every sample of a run, by all crews together. */
record RunRecord(ReadOutRecord readOut, LayerSpikes spikes) {

    /** Gives what is kept of all samples up to one, or takes it. */
    void exchange(Snapshot state, int lastSample) {
        readOut.exchange(state, lastSample);
        spikes.exchange(state, lastSample);
    }
}
