package org.spikeway.simulator.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.JournalExtent;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.journal.TickSpikes;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.EarlierPart;

/** The complete ticks that the journal of a run holds behind the place where the run goes on. */
final class HeldTicks implements AutoCloseable {
    private final JournalCheck check;
    private final int lastSample;
    private final int lastTick;

    private HeldTicks(JournalTicks behind, JournalExtent extent) {
        check = new JournalCheck(behind);
        lastSample = extent.lastSample();
        lastTick = extent.lastTick();
    }

    /**
     * Goes through a journal up to the end of the earlier part.
     *
     * @throws RefusedException if it does not reach so far, or holds other spikes than that part had
     */
    static HeldTicks behind(EarlierPart earlier, Path folder) throws UnreadableException {
        SpikeJournalReader journal = SpikeJournalReader.open(folder);
        JournalExtent extent = journal.read((sample, tick, slice, neurons, count) -> {});
        if (extent.ticks() < earlier.ticks()) {
            throw new RefusedException(String.format(
                    "%s: %,d complete ticks, the run goes on behind tick %,d. Give its journal, or leave --journal out.",
                    folder, extent.ticks(), earlier.ticks()));
        }
        JournalTicks ticks = journal.ticks();
        try {
            long spikes = 0;
            for (long i = 0; i < earlier.ticks(); i++) {
                @Nullable TickSpikes next = ticks.next();
                spikes += next == null ? 0 : next.keys().length;
            }
            if (spikes != earlier.spikes()) {
                throw new RefusedException(String.format(
                        "%s: %,d spikes in the first %,d ticks, the run that goes on had %,d. Give its journal, or leave"
                                + " --journal out.",
                        folder, spikes, earlier.ticks(), earlier.spikes()));
            }
            return new HeldTicks(ticks, extent);
        } catch (UnreadableException | RuntimeException failed) {
            ticks.close();
            throw failed;
        }
    }

    boolean holds(int sample, int tick) {
        return sample < lastSample || (sample == lastSample && tick <= lastTick);
    }

    /** Takes spikes of the run at a tick that is held. */
    void observe(SpikeBlock block) {
        check.observe(block);
    }

    /** Whether a tick that is held, and is complete in the run, is the next of the journal and the same. */
    boolean isSame(int sample, int tick) {
        check.tickDone(sample, tick);
        return check.result().same();
    }

    @Override
    public void close() {
        check.close();
    }
}
