package org.spikeway.aer.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;

/** Reads all files of folders and prints a line for each; anything but events or a refusal ends it. */
final class ReadEverything {
    private ReadEverything() {}

    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.sorted().toList()) {
                    System.out.println(file.getFileName() + ": " + read(file));
                }
            }
        }
    }

    private static String read(Path file) {
        long events = 0;
        EventBatch batch = EventBatch.standard();
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            while (stream.read(batch)) {
                events += batch.size();
            }
            return events + " events";
        } catch (UnreadableException refused) {
            return events + " events, " + refused.getMessage();
        }
    }
}
