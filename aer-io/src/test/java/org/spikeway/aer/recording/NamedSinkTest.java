package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;

/** A recording has its name when it is complete, and not before. */
class NamedSinkTest {
    private static final RecordingInfo INFO = RecordingInfo.of("x", new Geometry(640, 480));

    @TempDir
    private Path folder;

    private static EventSink begin(String format, Path file) throws IOException {
        return Recordings.create(Recordings.named(Recordings.writable(), format), file, INFO);
    }

    private static EventBatch event(int x) {
        EventBatch batch = EventBatch.standard();
        batch.add(7, x, 1, 1);
        return batch;
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "npz", "aedat4", "evt3"})
    void shouldLeaveTheFileAsItWasUntilItIsComplete(String format) throws IOException {
        Path file = Files.writeString(folder.resolve("events"), "before");
        try (EventSink sink = begin(format, file)) {
            sink.write(event(5));
            assertThat(file).hasContent("before");
        }
        try (var stream = Recordings.open(file, ReadOptions.STANDARD)) {
            EventBatch batch = EventBatch.standard();
            assertThat(stream.read(batch)).isTrue();
            assertThat(batch.x(0)).isEqualTo(5);
        }
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void shouldLeaveNothingWhereAnEventCannotBeWritten() throws IOException {
        Path file = folder.resolve("events.raw");
        EventSink sink = begin("evt3", file);
        assertThatThrownBy(() -> sink.write(event(40_000)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(file + ": ");
        sink.close();
        sink.close();
        assertThat(files()).isZero();
    }

    @Test
    void shouldWriteWhereALinkPoints() throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        try (EventSink sink = begin("csv", link)) {
            sink.write(event(5));
        }
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).contains("7,5,1,1");
    }

    @Test
    void shouldWriteToADeviceDirectly() throws IOException {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        try (EventSink sink = begin("csv", device)) {
            sink.write(event(5));
        }
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
