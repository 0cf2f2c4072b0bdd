package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.journal.JournalComparison;
import org.spikeway.aer.journal.JournalExtent;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.journal.JournalCheck;
import org.spikeway.simulator.journal.JournalReplay;

/** Feeds a journal into a run, and checks every spike of the run against it. */
final class JournalFeed implements SourceFeed, AutoCloseable {
    private final SpikeJournalReader journal;
    private final JournalExtent extent;
    private final JournalCheck check;
    private @Nullable JournalReplay replay;

    JournalFeed(Path folder) throws IOException {
        journal = SpikeJournalReader.open(folder);
        extent = journal.read((sample, tick, slice, neurons, count) -> {});
        check = new JournalCheck(journal);
    }

    /**
     * The number of samples that the journal holds completely.
     *
     * @param ticks of a sample
     */
    int samples(int ticks) {
        long complete = extent.lastTick() == ticks ? extent.lastSample() + 1L : extent.lastSample();
        long rest = extent.lastTick() == ticks ? 0 : extent.lastTick();
        if (extent.lastTick() > ticks || (extent.lastSample() >= 0 && extent.ticks() != complete * ticks + rest)) {
            throw new RefusedException(String.format(
                    "%s: %,d complete ticks up to sample %d tick %d are not %d a sample. Give the --ticks of that run.",
                    journal.folder(), extent.ticks(), extent.lastSample(), extent.lastTick(), ticks));
        }
        if (complete < 1) {
            throw new RefusedException(journal.folder() + ": no sample is complete. There is nothing to replay.");
        }
        return (int) complete;
    }

    @Override
    public Supplier<? extends Stimulus> stimuli(ChipProgram program, Supplier<? extends Stimulus> images) {
        replay = new JournalReplay(journal, program, images);
        return replay;
    }

    @Override
    public List<SpikeObserver> observers() {
        return List.of(check);
    }

    JournalComparison result() {
        return check.result();
    }

    @Override
    public void close() {
        check.close();
        if (replay != null) {
            replay.close();
        }
    }
}
