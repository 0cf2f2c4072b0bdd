package org.spikeway.simulator.journal;

import org.spikeway.aer.journal.SpikeJournalWriter;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/** Writes every spike of a run to a journal. */
public record JournalObserver(SpikeJournalWriter journal) implements SpikeObserver {
    @Override
    public void observe(SpikeBlock block) {
        journal.append(block.sample(), block.tick(), block.slice(), block.neurons(), 0, block.count());
    }

    @Override
    public void tickDone(int sample, int tick) {
        journal.tickDone(sample, tick);
    }
}
