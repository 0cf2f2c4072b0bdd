package org.spikeway.aer.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** Steps through the documents of a journal, one at a time, for as long as there is one. */
final class JournalCursor implements AutoCloseable {
    private final Path folder;
    private final Scan scan;
    private Path file;
    private QueueFrames frames;
    private long index;

    /** @throws UnreadableException if the folder is missing or holds no journal */
    JournalCursor(Path folder) throws UnreadableException {
        this.folder = folder;
        scan = new Scan(folder);
        file = JournalFiles.requireJournal(folder);
        frames = new QueueFrames(file);
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
        try {
            @Nullable ByteBuffer document = frames.next();
            while (document == null) {
                @Nullable Path later = JournalFiles.after(folder, file);
                if (later == null) {
                    return false;
                }
                // A later file is begun when this one is complete, so what was written meanwhile is here now.
                document = frames.next();
                if (document == null) {
                    goOnWith(later);
                    document = frames.next();
                }
            }
            scan.take(document, index++);
            return true;
        } catch (InternalError cut) {
            throw QueueFrames.cutWhileRead(file);
        }
    }

    /** A run that goes on over midnight goes on in another file. */
    private void goOnWith(Path later) throws UnreadableException {
        QueueFrames opened = new QueueFrames(later);
        frames.close();
        frames = opened;
        file = later;
    }

    /** The document at hand. */
    Scan document() {
        return scan;
    }

    @Override
    public void close() {
        frames.close();
    }
}
