package org.spikeway.aer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Shows a whole file as read-only bytes, mapped and not copied, or says in one line why it cannot.
 *
 * <p>Mapping costs address space, not heap: a set of images may be larger than the heap. The file must not be
 * shortened while it is in use.
 */
public final class FileBytes {
    private FileBytes() {}

    /**
     * Maps a file from its first byte to its last.
     *
     * @throws UnreadableException if there is no such file, if it is a folder, empty, over 2,147,483,647 bytes or not
     *     readable
     */
    public static ByteBuffer map(Path file) throws UnreadableException {
        if (!Files.exists(file)) {
            throw new UnreadableException(file + ": no such file. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException(file + ": not a file. Give the path of a file.");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                throw new UnreadableException(file + ": the file is empty. Write or fetch it again.");
            }
            if (size > Integer.MAX_VALUE) {
                throw new UnreadableException(String.format(
                        "%s: %,d bytes, one file may have %,d. Split it into parts.", file, size, Integer.MAX_VALUE));
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }
}
