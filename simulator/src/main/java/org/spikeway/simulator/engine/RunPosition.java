package org.spikeway.simulator.engine;

import org.spikeway.chip.core.Snapshot;

/**
 * How far a run has come.
 *
 * @param sample the sample at hand
 * @param ticks of it that are done
 */
record RunPosition(int sample, int ticks) {
    void give(Snapshot state) {
        state.exchange("sample", sample);
        state.exchange("ticks", ticks);
    }

    static RunPosition of(Snapshot state) {
        return new RunPosition(state.exchange("sample", 0), state.exchange("ticks", 0));
    }
}
