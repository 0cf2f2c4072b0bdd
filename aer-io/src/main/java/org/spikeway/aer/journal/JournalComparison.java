package org.spikeway.aer.journal;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * How far two journals agree.
 *
 * @param equalTicks complete ticks that are equal in both, from the first on
 * @param equalSpikes spikes of these ticks
 * @param difference what comes first after them, or null if both end there
 */
public record JournalComparison(
        long equalTicks, long equalSpikes, @Nullable JournalDifference difference) {

    /**
     * Compares tick by tick up to the first difference; holds no more than the ticks at hand.
     *
     * @throws UnreadableException if a document before the first difference is damaged
     */
    public static JournalComparison of(SpikeJournalReader first, SpikeJournalReader second) throws UnreadableException {
        try (JournalTicks left = first.ticks();
                JournalTicks right = second.ticks()) {
            long ticks = 0;
            long spikes = 0;
            while (true) {
                TickSpikes one = left.next();
                JournalDifference difference = JournalDifference.between(one, right.next());
                if (difference != null || one == null) {
                    return new JournalComparison(ticks, spikes, difference);
                }
                ticks++;
                spikes += one.keys().length;
            }
        }
    }

    /** Whether both hold the same complete ticks with the same spikes. */
    public boolean same() {
        return difference == null;
    }
}
