package org.spikeway.simulator.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.Stimulus;

/**
 * Feeds the spikes that a journal holds of a program's source into that program again.
 *
 * <p>A journal holds spikes and no currents: for a program with a source of constant current the images must be given
 * again.
 */
public final class JournalReplay implements Supplier<Stimulus>, AutoCloseable {
    private final SpikeJournalReader journal;
    private final int sourceSlice;
    private final int sourceSize;
    private final Supplier<? extends Stimulus> images;
    private final List<JournalStimulus> given = new CopyOnWriteArrayList<>();

    /**
     * @param program the one that the journal was recorded from; its first slice is the source
     * @param images give the images, where the program asks for them
     */
    public JournalReplay(SpikeJournalReader journal, ChipProgram program, Supplier<? extends Stimulus> images) {
        this.journal = journal;
        this.images = images;
        sourceSlice = program.slices().get(0).id();
        sourceSize = program.slices().get(0).box().size();
    }

    /** A stimulus for one worker; it opens the journal only when it is asked for spikes. */
    @Override
    public Stimulus get() {
        JournalStimulus stimulus = new JournalStimulus(journal, sourceSlice, sourceSize, images.get());
        given.add(stimulus);
        return stimulus;
    }

    /** Lets go of the journal; to be called after the run. */
    @Override
    public void close() {
        given.forEach(JournalStimulus::close);
    }
}
