package org.spikeway.aer.journal;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.spikeway.aer.UnreadableException;

/** Steps through the documents of a journal, one at a time, for as long as there is one. */
final class JournalCursor implements AutoCloseable {
    private final Path folder;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final Scan scan;
    private long index;

    /** @throws UnreadableException if the folder is missing or holds no journal */
    JournalCursor(Path folder) throws UnreadableException {
        this.folder = folder;
        JournalFiles.requireJournal(folder);
        scan = new Scan(folder);
        try {
            queue = JournalFiles.queue(folder).readOnly(true).build();
            tailer = queue.createTailer();
            // One thread may open it, another step through it and a third close it, one after another.
            tailer.singleThreadedCheckDisabled(true);
        } catch (RuntimeException | InternalError damaged) {
            throw damaged(damaged);
        }
        try {
            if (!next()) {
                throw JournalFiles.notAJournal(folder);
            }
        } catch (UnreadableException refused) {
            close();
            throw refused;
        }
    }

    /** Goes to the next document; false if there is none now. */
    boolean next() throws UnreadableException {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            scan.take(JournalDocument.bytes(document), index++);
            return true;
        } catch (RuntimeException | InternalError damaged) {
            throw damaged(damaged);
        }
    }

    /** The document at hand. */
    Scan document() {
        return scan;
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
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
