package org.spikeway.simulator.journal;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.journal.TickSpikes;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.engine.Stimulus;

/** The spikes of one source, read from a journal as the run asks for them, each tick later than the one before. */
final class JournalStimulus implements Stimulus, AutoCloseable {
    private final SpikeJournalReader journal;
    private final int slice;
    private final int size;
    private final Stimulus images;
    private @Nullable JournalTicks ticks;

    JournalStimulus(SpikeJournalReader journal, int slice, int size, Stimulus images) {
        this.journal = journal;
        this.slice = slice;
        this.size = size;
        this.images = images;
    }

    @Override
    public void image(int sample, double[] chw) {
        images.image(sample, chw);
    }

    @Override
    public int spikes(int sample, int tick, int[] neurons) {
        int count = 0;
        for (long key : tickOf(sample, tick).keys()) {
            if (TickSpikes.slice(key) == slice) {
                int neuron = TickSpikes.neuron(key);
                if (neuron < 0 || neuron >= size || (count > 0 && neurons[count - 1] >= neuron)) {
                    throw new RefusedException(String.format(
                            "%s: sample %d tick %d: spike of input %d, the program has %,d, each at most once a tick."
                                    + " Give the program that the journal was recorded from.",
                            journal.folder(), sample, tick, neuron, size));
                }
                neurons[count++] = neuron;
            }
        }
        return count;
    }

    private TickSpikes tickOf(int sample, int tick) {
        try {
            if (ticks == null) {
                ticks = journal.ticks();
            }
            @Nullable TickSpikes next = ticks.next();
            while (next != null && (next.sample() != sample || next.tick() != tick)) {
                next = ticks.next();
            }
            if (next == null) {
                throw new RefusedException(journal.folder() + ": sample " + sample + " tick " + tick
                        + ": not in the journal. Replay fewer samples.");
            }
            return next;
        } catch (UnreadableException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.close();
        }
    }
}
