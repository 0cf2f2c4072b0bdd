package org.spikeway.aer.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.spikeway.aer.UnreadableException;

/**
 * Writes the spikes of a run to disk, block by block as the bus carries them.
 *
 * <p>Each block and each end of a tick is one document; a document is either whole in the file or not there, so a run
 * that dies leaves every completed tick readable. The operating system brings the pages to disk: after a power failure
 * the last ones may be missing or blank, which is not found out. Appending allocates nothing. One writer serves one thread.
 */
public final class SpikeJournalWriter implements AutoCloseable {
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;

    private SpikeJournalWriter(ChronicleQueue queue) {
        this.queue = queue;
        this.appender = queue.createAppender();
        // One thread after another may write: a run observes in a thread of its own and is closed by its caller.
        this.appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Begins a journal.
     *
     * @param folder new or empty
     * @throws UnreadableException if the folder holds anything, or cannot be written
     */
    public static SpikeJournalWriter open(Path folder) throws UnreadableException {
        JournalFiles.requireFree(folder);
        return open(folder, JournalDocument::writeBegin);
    }

    /**
     * Goes on with the journal of a run that has ended, or died, before its last tick. Ticks that it holds completely are not
     * to be written again; all blocks of the others are.
     *
     * @throws UnreadableException if the folder holds no journal, or cannot be written
     */
    public static SpikeJournalWriter resume(Path folder) throws UnreadableException {
        new JournalCursor(folder).close();
        return open(folder, JournalDocument::writeResume);
    }

    private static SpikeJournalWriter open(Path folder, Consumer<Bytes<?>> first) throws UnreadableException {
        try {
            SpikeJournalWriter writer =
                    new SpikeJournalWriter(JournalFiles.queue(folder).build());
            try (DocumentContext document = writer.appender.writingDocument()) {
                first.accept(JournalDocument.bytes(document));
            }
            return writer;
        } catch (RuntimeException failed) {
            throw new UnreadableException(
                    folder + ": cannot be written (" + failed.getMessage() + "). Choose a folder that can.");
        }
    }

    /**
     * Appends a block of spikes.
     *
     * @param sample index of the image or recording
     * @param tick within the sample
     * @param slice that the neurons belong to
     * @param neurons holds their indices, from {@code from} on
     * @param count of spikes, 0 to 1,048,576
     */
    public void append(int sample, int tick, int slice, int[] neurons, int from, int count) {
        Objects.checkFromIndexSize(from, count, neurons.length);
        if (count > JournalDocument.LARGEST_BLOCK) {
            throw new IllegalArgumentException("a block of " + count + " spikes, one may have "
                    + JournalDocument.LARGEST_BLOCK + ". Append it in parts.");
        }
        try (DocumentContext document = appender.writingDocument()) {
            JournalDocument.writeBlock(JournalDocument.bytes(document), sample, tick, slice, neurons, from, count);
        }
    }

    /** Appends the end of a tick: all its blocks lie before. */
    public void tickDone(int sample, int tick) {
        try (DocumentContext document = appender.writingDocument()) {
            JournalDocument.writeTickDone(JournalDocument.bytes(document), sample, tick);
        }
    }

    /** Marks the journal as finished and lets go of its files. */
    @Override
    public void close() {
        if (queue.isClosed()) {
            return;
        }
        try (DocumentContext document = appender.writingDocument()) {
            JournalDocument.writeEnd(JournalDocument.bytes(document));
        }
        appender.close();
        queue.close();
    }
}
