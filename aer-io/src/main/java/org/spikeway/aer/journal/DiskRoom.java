package org.spikeway.aer.journal;

import java.io.File;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.spikeway.aer.UnreadableException;

/**
 * Watches that the disk of a journal does not fill up.
 *
 * <p>Chronicle writes into mapped files with holes: where the disk has no room for a page, the process meets a fault of
 * memory, at some later moment, instead of an error of writing. So there must always be more room than is written between
 * two looks.
 */
final class DiskRoom {
    private static final long LEAST = 16L << 20;
    private static final long LOOK_EVERY = 1L << 20;

    private final Path folder;
    private final LongSupplier room;
    private long written = LOOK_EVERY;

    DiskRoom(Path folder, LongSupplier room) {
        this.folder = folder;
        this.room = room;
    }

    static DiskRoom of(Path folder) {
        File file = folder.toFile();
        // Some file systems do not tell; they say 0 of both.
        return new DiskRoom(folder, () -> file.getTotalSpace() == 0 ? Long.MAX_VALUE : file.getUsableSpace());
    }

    /** @throws UnreadableException if these bytes may be too many */
    void take(long bytes) throws UnreadableException {
        written += bytes;
        if (written < LOOK_EVERY) {
            return;
        }
        written = 0;
        long left = room.getAsLong();
        if (left < LEAST) {
            throw new UnreadableException(String.format(
                    "%s: %,d bytes left on the disk, a journal needs %,d. Make room, or choose another disk.",
                    folder, left, LEAST));
        }
    }
}
