package org.spikeway.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.TimePolicy;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;

/**
 * What the fuzzer calls: reads bytes as a recording of the format in {@code -Dspikeway.fuzz.format}. Whatever they are,
 * the events are read or the file is refused in one line.
 */
public final class RecordingTarget {
    /** Formats with runs can tell of many events in few bytes; reading on shows nothing new. */
    private static final int MOST_BATCHES = 500;

    private static final String FORMAT = System.getProperty("spikeway.fuzz.format", "csv");
    private static final Path FILE = file(".rec");

    private RecordingTarget() {}

    /** A file of its own for the bytes of the fuzzer, deleted at the end. */
    static Path file(String suffix) {
        try {
            Path file = Files.createTempFile("spikeway-fuzz", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        try {
            FileHead head = FileHead.of(FILE);
            for (RecordingFormat format : Recordings.formats()) {
                format.match(head);
            }
            read();
        } catch (UnreadableException refused) {
            requireOneLine(refused);
        }
    }

    static void requireOneLine(UnreadableException refused) {
        String message = String.valueOf(refused.getMessage());
        if (message.lines().count() != 1 || message.length() > 1000) {
            throw new IllegalStateException("a refusal that is not one line: " + message);
        }
    }

    private static void read() throws UnreadableException {
        ReadOptions options = new ReadOptions(TimePolicy.KEEP, Geometry.UNKNOWN, FORMAT);
        EventBatch batch = EventBatch.standard();
        try (EventStream stream = Recordings.open(FILE, options)) {
            for (int i = 0; i < MOST_BATCHES && stream.read(batch); i++) {
                if (batch.size() == 0) {
                    throw new IllegalStateException("an empty batch before the end");
                }
            }
        }
    }
}
