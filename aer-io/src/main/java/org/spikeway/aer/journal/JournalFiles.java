package org.spikeway.aer.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import org.spikeway.aer.UnreadableException;

/** The files of a journal: a folder of Chronicle Queue's data files ({@code .cq4}) and its table of them. */
final class JournalFiles {
    private static final String DATA_ENDING = ".cq4";
    private static final int PAGE = 4096;

    private JournalFiles() {}

    static SingleChronicleQueueBuilder queue(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder).rollCycle(LargeRollCycles.LARGE_DAILY);
    }

    /** Refuses a folder with anything in it: a journal is one run. */
    static void requireFree(Path folder) throws UnreadableException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UnreadableException(folder + ": a file, a journal is a folder. Choose another name.");
        }
        if (Files.exists(folder) && !entries(folder).isEmpty()) {
            throw new UnreadableException(
                    folder + ": the folder is not empty, a journal needs one of its own. Choose a new folder.");
        }
    }

    /**
     * Refuses a folder without data files, or with one whose length shows that it was cut: reading behind the end of
     * a mapped file would be a fault, not an exception.
     */
    static void requireJournal(Path folder) throws UnreadableException {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableException(folder + ": no such folder. Give the folder of a spike journal.");
        }
        boolean found = false;
        for (Path file : entries(folder)) {
            if (file.getFileName().toString().endsWith(DATA_ENDING)) {
                found = true;
                requireWholePages(file);
            }
        }
        if (!found) {
            throw notAJournal(folder);
        }
    }

    static UnreadableException notAJournal(Path folder) {
        return new UnreadableException(folder + ": no spike journal. Give a folder that a run wrote its journal to.");
    }

    private static void requireWholePages(Path file) throws UnreadableException {
        try {
            long size = Files.size(file);
            if (size == 0 || size % PAGE != 0) {
                throw new UnreadableException(String.format(
                        "%s: %,d bytes, the file was cut. Copy the journal again, sparse files whole.", file, size));
            }
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private static List<Path> entries(Path folder) throws UnreadableException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    private static UnreadableException unreadable(Path path, IOException failed) {
        return new UnreadableException(path + ": cannot be read (" + failed.getMessage() + "). Check its access.");
    }
}
