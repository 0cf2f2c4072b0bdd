package org.spikeway.aer.journal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.spikeway.aer.UnreadableException;

/**
 * Checks that every document of a queue's data file lies within the file, before Chronicle maps it.
 *
 * <p>Chronicle maps files in pieces that may reach behind their end. Reading there yields made-up bytes, and the JVM
 * reports the fault only some time later, when they have already been taken for spikes. So the frames are followed
 * first, within the real length:
 *
 * <pre>
 *  bit 31           30          29                    0
 *  +----------------+-----------+---------------------+----------------------+---------------
 *  | not complete   | meta data | length in bytes     | that many bytes      | 0 to 3 bytes up
 *  +----------------+-----------+---------------------+----------------------+ to a multiple
 *   4 bytes, little endian; 0 behind the last frame                            of 4
 * </pre>
 */
final class QueueFrames {
    private static final int LENGTH = 0x3FFF_FFFF;
    private static final int WORD = 4;
    private static final long WINDOW = 1L << 30;

    private QueueFrames() {}

    /** @throws UnreadableException unless the frames end with a word of 0, or one not complete, within the file */
    static void requireWhole(Path file) throws UnreadableException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long at = 0;
            while (at + WORD <= size) {
                long next = endOfWindow(channel, at, size);
                if (next < 0) {
                    return;
                }
                at = next;
            }
            throw new UnreadableException(String.format(
                    "%s: %,d bytes, the document at byte %,d reaches beyond. The file was cut: copy the journal again.",
                    file, size, at));
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    /** Follows the frames that begin in one window; returns where the next one begins, or -1 after the last. */
    private static long endOfWindow(FileChannel channel, long start, long size) throws IOException {
        MappedByteBuffer window = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(WINDOW, size - start));
        window.order(ByteOrder.LITTLE_ENDIAN);
        long at = 0;
        while (at + WORD <= window.limit()) {
            int word = window.getInt((int) at);
            if (word <= 0) {
                return -1;
            }
            at = at + WORD + (word & LENGTH) + 3 & ~3L;
        }
        return start + at;
    }
}
