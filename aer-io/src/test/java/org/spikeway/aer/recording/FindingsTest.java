package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.Malformed;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Geometry;

/**
 * What fuzzing has found is read again, or refused in one line. The files lie among the test resources in
 * {@code findings/}, named {@code FORMAT-anything}.
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

    @ParameterizedTest
    @MethodSource("findings")
    void shouldReadOrRefuseWhatFuzzingFound(Path file) {
        String name = file.getFileName().toString();
        String format = name.substring(0, name.indexOf('-'));
        assertThat(Recordings.formats()).extracting(RecordingFormat::name).contains(format);
        Malformed.refused(
                () -> {
                    ReadOptions options = new ReadOptions(ReadOptions.STANDARD.time(), Geometry.UNKNOWN, format);
                    EventBatch batch = EventBatch.standard();
                    try (EventStream stream = Recordings.open(file, options)) {
                        for (int i = 0; i < MOST_BATCHES && stream.read(batch); i++) {
                            assertThat(batch.size()).isPositive();
                        }
                    }
                },
                name);
    }
}
