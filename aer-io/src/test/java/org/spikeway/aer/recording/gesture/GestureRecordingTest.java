package org.spikeway.aer.recording.gesture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.Recordings;

class GestureRecordingTest {
    @TempDir
    Path folder;

    /** An event a millisecond, in the format of the data set. */
    private Path recording(String labels) throws IOException {
        List<Events> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            events.add(new Events(1000L * i, i % 128, i / 128, i & 1));
        }
        Path file = folder.resolve("user01_led.aedat");
        RecordingInfo info = RecordingInfo.of("test", new Geometry(128, 128));
        try (EventSink sink = Recordings.named(Recordings.writable(), "aedat3").create(file, info)) {
            for (EventBatch batch : Events.batches(events)) {
                sink.write(batch);
            }
        }
        Files.writeString(folder.resolve("user01_led_labels.csv"), labels);
        return file;
    }

    @Test
    void shouldGiveThePiecesWithTheirLabels() throws IOException {
        Path file = recording(
                "class,startTime_usec,endTime_usec\r\n7,500000,503000\r\n1,10000,10001\r\n11,2000000,2000001\r\n");
        GestureRecording gestures = GestureRecording.open(file);
        assertThat(gestures.spans())
                .containsExactly(
                        new LabelledSpan(7, 500_000, 503_000),
                        new LabelledSpan(1, 10_000, 10_001),
                        new LabelledSpan(11, 2_000_000, 2_000_001));
        assertThat(times(gestures, 0)).containsExactly(500_000L, 501_000L, 502_000L);
        assertThat(times(gestures, 1)).containsExactly(10_000L);
        assertThat(times(gestures, 2)).isEmpty();
    }

    private static List<Long> times(GestureRecording gestures, int index) throws UnreadableException {
        try (EventStream stream = gestures.events(index)) {
            return Events.readAll(stream, 64).stream().map(Events::micros).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class|line 1: no file of gesture labels",
                "class,startTime_usec,endTime_usec;x,1,2|line 2: no class, start and end",
                "class,startTime_usec,endTime_usec;1,1,2;1,5,4|line 3: the piece ends before it begins"
            })
    void shouldRefuseDamagedLabels(String labels, String reason) throws IOException {
        Path file = recording(labels.replace(';', '\n'));
        assertThatThrownBy(() -> GestureRecording.open(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("user01_led_labels.csv: " + reason);
    }
}
