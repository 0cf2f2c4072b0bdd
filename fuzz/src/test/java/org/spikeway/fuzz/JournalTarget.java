package org.spikeway.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.journal.SpikeJournalWriter;
import org.spikeway.aer.journal.TickSpikes;

/**
 * What the fuzzer calls for the journal of a run: its data file is read document by document and tick by tick, or refused
 * in one line.
 *
 * <p>A data file ends with many empty bytes; the first byte of the input says how many kilobytes of them follow.
 */
public final class JournalTarget {
    /** The name under which the journal is fuzzed. */
    static final String NAME = "journal";

    private static final Path FOLDER = RecordingTarget.file("-journal");
    private static final Path FILE = FOLDER.resolve("20260101L.cq4");

    private JournalTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            Files.delete(FOLDER);
            Files.createDirectory(FOLDER);
            FILE.toFile().deleteOnExit();
        }
        try (RandomAccessFile file = new RandomAccessFile(FILE.toFile(), "rw")) {
            file.setLength(0);
            if (data.length > 0) {
                file.write(data, 1, data.length - 1);
                file.setLength(data.length - 1 + 1024L * (data[0] & 0xFF));
            }
        }
        try {
            SpikeJournalReader journal = SpikeJournalReader.open(FOLDER);
            long ticks = journal.read((sample, tick, slice, neurons, count) -> {
                        if (count < 0 || count > neurons.length) {
                            throw new IllegalStateException("a block of " + count);
                        }
                    })
                    .ticks();
            if (ticks != gathered(journal)) {
                throw new IllegalStateException("the passes by document and by tick differ");
            }
        } catch (UnreadableException refused) {
            RecordingTarget.requireOneLine(refused);
        }
    }

    private static long gathered(SpikeJournalReader journal) throws UnreadableException {
        try (JournalTicks ticks = journal.ticks()) {
            long count = 0;
            for (TickSpikes tick = ticks.next(); tick != null; tick = ticks.next()) {
                count++;
            }
            return count;
        }
    }

    /** A short journal as the fuzzer's input, without the empty bytes at its end. */
    static byte[] seed(Path folder) throws IOException {
        try (SpikeJournalWriter writer = SpikeJournalWriter.open(folder)) {
            for (int tick = 1; tick <= 3; tick++) {
                writer.append(0, tick, 1, new int[] {tick, 5, 9}, 0, tick);
                writer.tickDone(0, tick);
            }
        }
        try (var files = Files.list(folder)) {
            Path data = files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(data);
            int end = bytes.length;
            while (bytes[end - 1] == 0) {
                end--;
            }
            byte[] input = new byte[1 + end + 3];
            input[0] = 1;
            System.arraycopy(bytes, 0, input, 1, end);
            return input;
        }
    }

    /** The first frames and the last ones, with the index between them cut out. */
    static byte[] withoutIndex(byte[] seed) {
        int header = 4 + ((seed[1] & 0xFF) | (seed[2] & 0xFF) << 8) + 3 & ~3;
        int begin = indexOf(seed, new byte[] {'S', 'W', 'J', '1'}) - 4;
        byte[] input = Arrays.copyOf(seed, 1 + header + seed.length - begin);
        System.arraycopy(seed, begin, input, 1 + header, seed.length - begin);
        return input;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }
}
