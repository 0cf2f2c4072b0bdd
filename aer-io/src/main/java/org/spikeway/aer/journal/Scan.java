package org.spikeway.aer.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;

/** The document of a journal that was read last: copied, checked, and counted. */
final class Scan {
    /** Far more than a run leaves open: its workers are a few ticks apart. */
    private static final int MOST_OPEN_TICKS = 1 << 16;

    private final Path folder;

    private int[] neurons = new int[256];
    private int kind;
    private int sample;
    private int tick;
    private int slice;
    private int count;

    private boolean begun;
    private long blocks;
    private long spikes;
    private long ticks;
    private int lastSample = -1;
    private int lastTick = -1;
    private boolean finished;

    Scan(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies a document, checks and counts it.
     *
     * @param index of the document, for messages; the first must be the beginning of a journal
     */
    void take(ByteBuffer bytes, long index) throws UnreadableException {
        if (!begun) {
            if (!JournalDocument.begins(bytes)) {
                throw JournalFiles.notAJournal(folder);
            }
            begun = true;
            kind = JournalDocument.BEGIN;
            return;
        }
        int length = bytes.remaining();
        kind = length < 4 ? 0 : bytes.getInt();
        if (kind == JournalDocument.BLOCK && length >= 20) {
            takeBlock(bytes, index);
        } else if (kind == JournalDocument.TICK_DONE && length == 12) {
            takeTickDone(bytes);
        } else if ((kind == JournalDocument.END || kind == JournalDocument.RESUME) && length == 4) {
            finished = kind == JournalDocument.END;
        } else {
            throw new UnreadableException(String.format(
                    "%s: kind %d in %,d bytes is no document of a journal. The journal is damaged: run again.",
                    folder + ": document " + index, kind, length));
        }
    }

    private void takeBlock(ByteBuffer bytes, long index) throws UnreadableException {
        sample = bytes.getInt();
        tick = bytes.getInt();
        slice = bytes.getInt();
        count = JournalDocument.readCount(bytes, folder, index);
        if (count > neurons.length) {
            neurons = new int[count];
        }
        for (int i = 0; i < count; i++) {
            neurons[i] = bytes.getInt();
        }
        blocks++;
        spikes += count;
    }

    private void takeTickDone(ByteBuffer bytes) {
        sample = bytes.getInt();
        tick = bytes.getInt();
        ticks++;
        lastSample = sample;
        lastTick = tick;
    }

    /** @throws UnreadableException if so many ticks have spikes and no end that no run can have left them so */
    void requireFewOpen(int ticks) throws UnreadableException {
        if (ticks > MOST_OPEN_TICKS) {
            throw new UnreadableException(String.format(
                    "%s: sample %d tick %d: more than %,d ticks have spikes and no end. The journal is damaged: run"
                            + " again.",
                    folder, sample, tick, MOST_OPEN_TICKS));
        }
    }

    boolean isBlock() {
        return kind == JournalDocument.BLOCK;
    }

    boolean isTickDone() {
        return kind == JournalDocument.TICK_DONE;
    }

    boolean isResume() {
        return kind == JournalDocument.RESUME;
    }

    int sample() {
        return sample;
    }

    int tick() {
        return tick;
    }

    int slice() {
        return slice;
    }

    int[] neurons() {
        return neurons;
    }

    int count() {
        return count;
    }

    boolean begun() {
        return begun;
    }

    JournalExtent extent() {
        return new JournalExtent(blocks, spikes, ticks, lastSample, lastTick, finished);
    }
}
