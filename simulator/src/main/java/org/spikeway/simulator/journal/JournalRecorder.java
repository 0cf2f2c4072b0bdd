package org.spikeway.simulator.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.SpikeJournalWriter;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.EarlierPart;
import org.spikeway.simulator.engine.SpikeObserver;

/**
 * Writes every spike of a run to a journal: to a new one, or behind what the journal of its earlier part holds.
 *
 * <p>A run that died is usually journalled further than its state was kept. It comes through these ticks again, and they are
 * compared with the journal instead of being written twice.
 */
public final class JournalRecorder implements SpikeObserver, AutoCloseable {
    private final Path folder;
    private final SpikeJournalWriter writer;
    /** What the journal holds of this part of the run; null in a new one. */
    private final @Nullable HeldTicks held;

    private JournalRecorder(Path folder, SpikeJournalWriter writer, @Nullable HeldTicks held) {
        this.folder = folder;
        this.writer = writer;
        this.held = held;
    }

    /**
     * Begins a journal, or goes on with that of an earlier part.
     *
     * @param folder new or empty; of a run that goes on, its journal
     * @throws UnreadableException if it is not, or cannot be written
     * @throws RefusedException if the journal is not that of the earlier part
     */
    public static JournalRecorder open(Path folder, EarlierPart earlier) throws UnreadableException {
        if (earlier.ticks() == 0) {
            return new JournalRecorder(folder, SpikeJournalWriter.open(folder), null);
        }
        HeldTicks held = HeldTicks.behind(earlier, folder);
        try {
            return new JournalRecorder(folder, SpikeJournalWriter.resume(folder), held);
        } catch (UnreadableException | RuntimeException failed) {
            held.close();
            throw failed;
        }
    }

    @Override
    public void observe(SpikeBlock block) {
        if (held != null && held.holds(block.sample(), block.tick())) {
            held.observe(block);
        } else {
            writer.append(block.sample(), block.tick(), block.slice(), block.neurons(), 0, block.count());
        }
    }

    @Override
    public void tickDone(int sample, int tick) {
        if (held == null || !held.holds(sample, tick)) {
            writer.tickDone(sample, tick);
        } else if (!held.isSame(sample, tick)) {
            throw new RefusedException(String.format(
                    "%s: sample %d tick %d is not as this run has it. Give the journal of the run that goes on, or"
                            + " leave --journal out.",
                    folder, sample, tick));
        }
    }

    /** Ends the journal; to be called after the run. */
    @Override
    public void close() {
        if (held != null) {
            held.close();
        }
        writer.close();
    }
}
