package org.spikeway.aer.journal;

import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;

/** Reads the spikes of a run back from its journal, also while it is being written or after the run died. */
public final class SpikeJournalReader {
    private final Path folder;

    private SpikeJournalReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks whether the files are whole, and at the first document.
     *
     * @throws UnreadableException if the folder is missing or holds no journal
     */
    public static SpikeJournalReader open(Path folder) throws UnreadableException {
        new JournalCursor(folder).close();
        return new SpikeJournalReader(folder);
    }

    /**
     * Passes all documents that are there by a visitor, from the first on.
     *
     * @return how far the journal reaches
     * @throws UnreadableException if a document is damaged; what lies before it has been passed by
     */
    public JournalExtent read(JournalVisitor visitor) throws UnreadableException {
        try (JournalCursor cursor = new JournalCursor(folder)) {
            Scan document = cursor.document();
            while (cursor.next()) {
                if (document.isBlock()) {
                    visitor.block(
                            document.sample(), document.tick(), document.slice(), document.neurons(), document.count());
                    document.requireFewOpen(visitor.openTicks());
                } else if (document.isTickDone()) {
                    visitor.tickDone(document.sample(), document.tick());
                } else if (document.isResume()) {
                    visitor.resumed();
                }
            }
            return document.extent();
        }
    }

    /** Opens a pass over the complete ticks, each with all its spikes in ascending order. */
    public JournalTicks ticks() throws UnreadableException {
        return new JournalTicks(new JournalCursor(folder));
    }

    /** The journal's folder. */
    public Path folder() {
        return folder;
    }
}
