package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.recording.gesture.GestureLabels;

/**
 * What fuzzing has found is read again, or refused in one line. The files lie among the test resources in
 * {@code findings/}, named {@code FORMAT-anything}; {@code gesture} is a file of labels, {@code journal} the data file of a
 * journal.
 */
class FindingsTest {
    private static final int MOST_BATCHES = 500;

    static List<Path> findings() throws IOException {
        Path folder = Path.of("src/test/resources/org/spikeway/aer/recording/findings");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @TempDir
    private Path journal;

    @ParameterizedTest
    @MethodSource("findings")
    void shouldReadOrRefuseWhatFuzzingFound(Path file) throws IOException {
        String name = file.getFileName().toString();
        String format = name.substring(0, name.indexOf('-'));
        switch (format) {
            case "gesture" -> Malformed.refused(() -> GestureLabels.read(file), name);
            case "journal" -> {
                unpack(file);
                Malformed.refused(this::readJournal, journal.toString());
            }
            default -> {
                assertThat(Recordings.formats())
                        .extracting(RecordingFormat::name)
                        .contains(format);
                Malformed.refused(() -> read(file, format), name);
            }
        }
    }

    private static void read(Path file, String format) throws UnreadableException {
        ReadOptions options = new ReadOptions(ReadOptions.STANDARD.time(), Geometry.UNKNOWN, format);
        EventBatch batch = EventBatch.standard();
        try (EventStream stream = Recordings.open(file, options)) {
            for (int i = 0; i < MOST_BATCHES && stream.read(batch); i++) {
                assertThat(batch.size()).isPositive();
            }
        }
    }

    /** The first byte says how many kilobytes of zeros follow the others in the data file. */
    private void unpack(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int zeros = bytes.length == 0 ? 0 : 1024 * (bytes[0] & 0xFF);
        Files.write(
                journal.resolve("20260101L.cq4"),
                Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length + zeros));
    }

    private void readJournal() throws UnreadableException {
        try (JournalTicks ticks = SpikeJournalReader.open(journal).ticks()) {
            while (ticks.next() != null) {}
        }
    }
}
