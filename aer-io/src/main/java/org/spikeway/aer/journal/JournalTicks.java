package org.spikeway.aer.journal;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** One pass over the complete ticks of a journal, in the order in which they were completed. */
public final class JournalTicks implements AutoCloseable {
    private final JournalCursor cursor;
    private final TickGathering gathering = new TickGathering();

    JournalTicks(JournalCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * The next complete tick, or null where the journal ends; spikes of a tick that was cut short are left out.
     *
     * @throws UnreadableException if a document is damaged
     */
    public @Nullable TickSpikes next() throws UnreadableException {
        Scan document = cursor.document();
        while (cursor.next()) {
            if (document.isBlock()) {
                gathering.add(
                        document.sample(), document.tick(), document.slice(), document.neurons(), document.count());
                document.requireFewOpen(gathering.openTicks());
            } else if (document.isTickDone()) {
                return gathering.complete(document.sample(), document.tick());
            } else if (document.isResume()) {
                gathering.clear();
            }
        }
        return null;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
