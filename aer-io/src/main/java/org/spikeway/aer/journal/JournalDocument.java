package org.spikeway.aer.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * How a journal's documents are laid out: numbers of 4 bytes, little endian.
 *
 * <pre>
 *  byte 0           4           8          12          16          20
 *  +----------------+-----------+
 *  | BEGIN "SWJ1"   | version 1 |                                          first document
 *  +----------------+-----------+-----------+-----------+-----------+---- ... ----+
 *  | BLOCK      = 1 | sample    | tick      | slice     | count n   | n neurons   |
 *  +----------------+-----------+-----------+-----------+-----------+---- ... ----+
 *  | TICK_DONE  = 2 | sample    | tick      |          all blocks of the tick lie before
 *  +----------------+-----------+-----------+
 *  | END        = 3 |                                 the writer was closed
 *  +----------------+
 *  | RESUME     = 4 |                                 the run ended before and goes on here
 *  +----------------+
 * </pre>
 *
 * <p>Behind RESUME come the ticks behind the last complete one. Blocks of ticks that are not complete there are void: all
 * of them come again.
 *
 * <p>Documents are framed by Chronicle Queue, whose files are in the byte order of the machine; all machines that it
 * runs on are little endian.
 */
final class JournalDocument {
    static final int BEGIN = 'S' | 'W' << 8 | 'J' << 16 | '1' << 24;
    static final int VERSION = 1;
    static final int BLOCK = 1;
    static final int TICK_DONE = 2;
    static final int END = 3;
    static final int RESUME = 4;

    /** The most neurons in a block: a document must be far smaller than the pieces in which files are mapped. */
    static final int LARGEST_BLOCK = 1 << 20;

    /** The most bytes of a document. */
    static final int LARGEST = 20 + 4 * LARGEST_BLOCK;

    private JournalDocument() {}

    static void writeBegin(Bytes<?> bytes) {
        bytes.writeInt(BEGIN);
        bytes.writeInt(VERSION);
    }

    static void writeBlock(Bytes<?> bytes, int sample, int tick, int slice, int[] neurons, int from, int count) {
        bytes.writeInt(BLOCK);
        bytes.writeInt(sample);
        bytes.writeInt(tick);
        bytes.writeInt(slice);
        bytes.writeInt(count);
        // The room is checked once, not for each number.
        bytes.ensureCapacity(bytes.writePosition() + 4L * count);
        for (int i = 0; i < count; i++) {
            bytes.writeInt(neurons[from + i]);
        }
    }

    static void writeTickDone(Bytes<?> bytes, int sample, int tick) {
        bytes.writeInt(TICK_DONE);
        bytes.writeInt(sample);
        bytes.writeInt(tick);
    }

    static void writeEnd(Bytes<?> bytes) {
        bytes.writeInt(END);
    }

    static void writeResume(Bytes<?> bytes) {
        bytes.writeInt(RESUME);
    }

    /** The bytes of a document being read or written. */
    static Bytes<?> bytes(DocumentContext document) {
        @Nullable Wire wire = document.wire();
        if (wire == null) {
            throw new IllegalStateException("a document without bytes");
        }
        return wire.bytes();
    }

    /** Whether a journal's first document is this one. */
    static boolean begins(ByteBuffer bytes) {
        return bytes.remaining() == 8 && bytes.getInt() == BEGIN && bytes.getInt() == VERSION;
    }

    /** Checks the count of a block against the bytes that are there. */
    static int readCount(ByteBuffer bytes, Path folder, long index) throws UnreadableException {
        int count = bytes.getInt();
        if (count < 0 || count > LARGEST_BLOCK || bytes.remaining() != 4L * count) {
            throw new UnreadableException(String.format(
                    "%s: document %d: a block of %,d neurons in %,d bytes. The journal is damaged: run again.",
                    folder, index, count, bytes.remaining()));
        }
        return count;
    }
}
