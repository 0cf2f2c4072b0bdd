package org.spikeway.aer.recording.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;

class RpgTextFormatTest extends RecordingContract {
    @Override
    protected RecordingFormat format() {
        return new RpgTextFormat();
    }

    @Override
    protected byte[] sample(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (Events event : Events.random(500, new Geometry(240, 180), 3811, 1000, random)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d.%06d000 %d %d %d%n",
                    event.micros() / 1_000_000,
                    event.micros() % 1_000_000,
                    event.x(),
                    event.y(),
                    event.polarity()));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void shouldReadTheEventCameraDataset() throws IOException {
        Path file = ReferenceData.require("aer/recordings/slider_depth_events_chunk.txt");
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            List<Events> events = Events.readAll(stream, 2048);
            assertThat(events).hasSize(50_000).startsWith(new Events(3811, 96, 133, 0), new Events(3820, 127, 171, 0));
            assertThat(events.get(49_999).micros()).isEqualTo(174_156);
        }
    }

    @Test
    void shouldTakeTheSizeFromAFirstLineOfTwoNumbers() throws IOException {
        Path file = write("a.txt", "240 180\n0.5 1 2 1\n0.6 3 4 0\n".getBytes(StandardCharsets.US_ASCII));
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(240, 180));
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(new Events(500_000, 1, 2, 1), new Events(600_000, 3, 4, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.003820001, 6, 3820",
        "0.0038205, 6, 3821",
        "-1.5, 6, -1500000",
        "-0.0000005, 6, -1",
        "12, 0, 12",
        "12.0, 0, 12",
        "1.6e+01, 0, 16",
        "9.223372036854775807e18, 0, 9223372036854775807",
        "9.3e18, 0, -9223372036854775808",
        "1e999999999, 0, -9223372036854775808",
        "'', 0, -9223372036854775808",
        "-, 0, -9223372036854775808",
        "., 0, -9223372036854775808",
        "1.2.3, 0, -9223372036854775808",
        "1234567890123.456789, 6, 1234567890123456789"
    })
    void shouldReadNumbersExactly(String text, int scale, long expected) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(DecimalText.parse(ByteBuffer.wrap(bytes), 0, bytes.length, scale))
                .isEqualTo(expected);
    }
}
