package org.spikeway.aer.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    /** A frame's word and the numbers of a document besides its neurons. */
    private static final int HEAD_BYTES = 24;

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final DiskRoom room;
    private boolean full;

    private SpikeJournalWriter(ChronicleQueue queue, DiskRoom room) {
        this.queue = queue;
        this.room = room;
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
        return open(folder, DiskRoom.of(folder));
    }

    static SpikeJournalWriter open(Path folder, DiskRoom room) throws UnreadableException {
        JournalFiles.requireFree(folder);
        return open(folder, room, JournalDocument::writeBegin);
    }

    /**
     * Goes on with the journal of a run that has ended, or died, before its last tick. Ticks that it holds completely are not
     * to be written again; all blocks of the others are.
     *
     * @throws UnreadableException if the folder holds no journal, or cannot be written
     */
    public static SpikeJournalWriter resume(Path folder) throws UnreadableException {
        new JournalCursor(folder).close();
        return open(folder, DiskRoom.of(folder), JournalDocument::writeResume);
    }

    private static SpikeJournalWriter open(Path folder, DiskRoom room, Consumer<Bytes<?>> first)
            throws UnreadableException {
        try {
            Files.createDirectories(folder);
            room.take(0);
            return begun(JournalFiles.queue(folder).build(), room, first);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException | RuntimeException failed) {
            throw new UnreadableException(
                    folder + ": cannot be written (" + failed.getMessage() + "). Choose a folder that can.");
        }
    }

    private static SpikeJournalWriter begun(ChronicleQueue queue, DiskRoom room, Consumer<Bytes<?>> first) {
        try {
            SpikeJournalWriter writer = new SpikeJournalWriter(queue, room);
            try (DocumentContext document = writer.appender.writingDocument()) {
                first.accept(JournalDocument.bytes(document));
            }
            return writer;
        } catch (RuntimeException failed) {
            queue.close();
            throw failed;
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
     * @throws UncheckedIOException of an UnreadableException if the disk is full; what was appended before is kept
     */
    public void append(int sample, int tick, int slice, int[] neurons, int from, int count) {
        Objects.checkFromIndexSize(from, count, neurons.length);
        if (count > JournalDocument.LARGEST_BLOCK) {
            throw new IllegalArgumentException("a block of " + count + " spikes, one may have "
                    + JournalDocument.LARGEST_BLOCK + ". Append it in parts.");
        }
        take(4L * count + HEAD_BYTES);
        try (DocumentContext document = appender.writingDocument()) {
            JournalDocument.writeBlock(JournalDocument.bytes(document), sample, tick, slice, neurons, from, count);
        }
    }

    /** Appends the end of a tick: all its blocks lie before. */
    public void tickDone(int sample, int tick) {
        take(HEAD_BYTES);
        try (DocumentContext document = appender.writingDocument()) {
            JournalDocument.writeTickDone(JournalDocument.bytes(document), sample, tick);
        }
    }

    private void take(long bytes) {
        try {
            room.take(bytes);
        } catch (UnreadableException noRoom) {
            full = true;
            throw new UncheckedIOException(noRoom);
        }
    }

    /** Marks the journal as finished, unless the disk was full, and lets go of its files. */
    @Override
    public void close() {
        if (queue.isClosed()) {
            return;
        }
        if (!full) {
            try (DocumentContext document = appender.writingDocument()) {
                JournalDocument.writeEnd(JournalDocument.bytes(document));
            }
        }
        appender.close();
        queue.close();
    }
}
