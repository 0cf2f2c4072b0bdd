package org.spikeway.aer.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** The files of a journal: a folder of Chronicle Queue's data files ({@code .cq4}) and its table of them. */
final class JournalFiles {
    private static final String DATA_ENDING = ".cq4";

    /** What follows the first word of a data file: the field name header. */
    private static final byte[] QUEUE_START = {(byte) 0xB9, 6, 'h', 'e', 'a', 'd', 'e', 'r'};

    private static final int FIRST_WORD = 4;

    /** How long a writer waits for one that died in the middle of a document. */
    private static final int PATIENCE_MS = 1000;

    private JournalFiles() {}

    static SingleChronicleQueueBuilder queue(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(LargeRollCycles.LARGE_DAILY)
                .timeoutMS(PATIENCE_MS);
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
     * Refuses a folder without data files, or with one that begins as no queue does or was cut.
     *
     * @return the first data file
     */
    static Path requireJournal(Path folder) throws UnreadableException {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableException(folder + ": no such folder. Give the folder of a spike journal.");
        }
        List<Path> files = dataFiles(folder);
        if (files.isEmpty()) {
            throw notAJournal(folder);
        }
        for (Path file : files) {
            requireQueue(file);
            QueueFrames.requireWhole(file);
        }
        return files.get(0);
    }

    /** The data file that follows another one, or null. Their names are dates, so they sort by time. */
    static @Nullable Path after(Path folder, Path file) throws UnreadableException {
        for (Path candidate : dataFiles(folder)) {
            if (candidate.compareTo(file) > 0) {
                return candidate;
            }
        }
        return null;
    }

    /** A pipe or a device by the name of a data file is none: opening it could wait for ever. */
    private static List<Path> dataFiles(Path folder) throws UnreadableException {
        return entries(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(DATA_ENDING) && Files.isRegularFile(file))
                .toList();
    }

    static UnreadableException notAJournal(Path folder) {
        return new UnreadableException(folder + ": no spike journal. Give a folder that a run wrote its journal to.");
    }

    private static void requireQueue(Path file) throws UnreadableException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(FIRST_WORD + QUEUE_START.length);
            if (!Arrays.equals(
                    start, Math.min(FIRST_WORD, start.length), start.length, QUEUE_START, 0, QUEUE_START.length)) {
                throw notAJournal(file);
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

    static UnreadableException unreadable(Path path, IOException failed) {
        return new UnreadableException(path + ": cannot be read (" + failed.getMessage() + "). Check its access.");
    }
}
