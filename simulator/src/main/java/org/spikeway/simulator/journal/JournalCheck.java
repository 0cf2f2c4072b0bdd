package org.spikeway.simulator.journal;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.JournalComparison;
import org.spikeway.aer.journal.JournalDifference;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.journal.TickGathering;
import org.spikeway.aer.journal.TickSpikes;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/**
 * Compares a run with the journal of an earlier one while it runs, tick by tick up to the first difference.
 *
 * <p>Ticks that the journal holds beyond the run are not looked at.
 */
public final class JournalCheck implements SpikeObserver, AutoCloseable {
    private final JournalTicks journal;
    private final TickGathering run = new TickGathering();
    private long equalTicks;
    private long equalSpikes;
    private @Nullable JournalDifference difference;

    /** @throws UnreadableException if there is no such journal */
    public JournalCheck(SpikeJournalReader journal) throws UnreadableException {
        this(journal.ticks());
    }

    /** @param journal stands where the run begins */
    JournalCheck(JournalTicks journal) {
        this.journal = journal;
    }

    @Override
    public void observe(SpikeBlock block) {
        if (difference == null) {
            run.add(block.sample(), block.tick(), block.slice(), block.neurons(), block.count());
        }
    }

    @Override
    public void tickDone(int sample, int tick) {
        if (difference != null) {
            return;
        }
        TickSpikes ofRun = run.complete(sample, tick);
        try {
            difference = JournalDifference.between(journal.next(), ofRun);
        } catch (UnreadableException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
        if (difference == null) {
            equalTicks++;
            equalSpikes += ofRun.keys().length;
        }
    }

    /** How far the journal, the first, and the run, the second, agree; to be asked after the run. */
    public JournalComparison result() {
        return new JournalComparison(equalTicks, equalSpikes, difference);
    }

    @Override
    public void close() {
        journal.close();
    }
}
