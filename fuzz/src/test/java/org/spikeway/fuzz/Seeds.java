package org.spikeway.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.RecordingFormat.Match;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableFormat;

/** Gathers files to begin fuzzing a format with: real and broken ones, those of the tests, and written ones. */
record Seeds(RecordingFormat format, Path folder) {
    private static final int HEAD = 1 << 14;
    private static final int WHOLE = 1 << 18;

    /** Copies every file of some folders that may be of the format: whole if it is small, and its head. */
    void addFrom(List<Path> folders) throws IOException {
        for (Path from : folders) {
            if (Files.isDirectory(from)) {
                try (Stream<Path> files = Files.walk(from)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(file);
                    }
                }
            }
        }
    }

    private void add(Path file) throws IOException {
        if (Files.size(file) == 0 || !mayBe(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getParent().getFileName() + "-" + file.getFileName();
        if (bytes.length <= WHOLE) {
            Files.write(folder.resolve(name), bytes);
        }
        Files.write(folder.resolve(name + ".head"), Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)));
    }

    private boolean mayBe(Path file) throws UnreadableException {
        boolean broken = file.getParent().endsWith("malformed");
        return broken || format.match(FileHead.of(file)) != Match.NONE;
    }

    /** Writes a short recording, where the format can be written. */
    void addWritten() throws IOException {
        if (format instanceof WritableFormat writable) {
            Geometry geometry = new Geometry(64, 48);
            Path file = folder.resolve("written" + writable.ending());
            try (EventSink sink = writable.create(file, RecordingInfo.of("seed", geometry))) {
                for (EventBatch batch : Events.batches(Events.random(200, geometry, 5, 900, new SplittableRandom(1)))) {
                    sink.write(batch);
                }
            }
        }
    }

    /** The formats that are there to be fuzzed. */
    static List<String> formats() {
        return Recordings.formats().stream().map(RecordingFormat::name).toList();
    }
}
