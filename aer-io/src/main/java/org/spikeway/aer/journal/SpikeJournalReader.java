package org.spikeway.aer.journal;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.spikeway.aer.UnreadableException;

/** Reads the spikes of a run back from its journal, also while it is being written or after the run died. */
public final class SpikeJournalReader {
    private final Path folder;

    private SpikeJournalReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks at the first document only.
     *
     * @throws UnreadableException if the folder is missing or holds no journal
     */
    public static SpikeJournalReader open(Path folder) throws UnreadableException {
        SpikeJournalReader reader = new SpikeJournalReader(folder);
        reader.read(new Scan(folder, (sample, tick, slice, neurons, count) -> {}), 1);
        return reader;
    }

    /**
     * Passes all documents that are there by a visitor, from the first on.
     *
     * @return how far the journal reaches
     * @throws UnreadableException if a document is damaged; what lies before it has been passed by
     */
    public JournalExtent read(JournalVisitor visitor) throws UnreadableException {
        Scan scan = new Scan(folder, visitor);
        read(scan, Long.MAX_VALUE);
        return scan.extent();
    }

    private void read(Scan scan, long documents) throws UnreadableException {
        JournalFiles.requireJournal(folder);
        try (ChronicleQueue queue = queue();
                ExcerptTailer tailer = queue.createTailer()) {
            long index = 0;
            while (index < documents && next(tailer, scan, index)) {
                scan.deliver();
                index++;
            }
        }
        if (!scan.begun()) {
            throw JournalFiles.notAJournal(folder);
        }
    }

    private ChronicleQueue queue() throws UnreadableException {
        try {
            return JournalFiles.queue(folder).readOnly(true).build();
        } catch (RuntimeException | InternalError damaged) {
            throw damaged(damaged);
        }
    }

    private boolean next(ExcerptTailer tailer, Scan scan, long index) throws UnreadableException {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            scan.take(JournalDocument.bytes(document), index);
            return true;
        } catch (RuntimeException | InternalError damaged) {
            throw damaged(damaged);
        }
    }

    /**
     * Chronicle throws runtime exceptions of many kinds at damaged files. An InternalError is what the JVM makes of a
     * file that is cut while it is being read; one that was cut before is refused by {@link QueueFrames}.
     */
    private UnreadableException damaged(Throwable cause) {
        return new UnreadableException(
                folder + ": the journal's files are damaged (" + cause.getMessage() + "). Copy it again.");
    }
}
