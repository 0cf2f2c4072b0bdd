package org.spikeway.aer.recording.prophesee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class Evt2FormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new Evt2Format();
    }

    @Test
    void shouldSkipAndCountOtherWords() throws IOException {
        Path file = Words.file(folder, "% evt 2.0\n% geometry 640x480\n")
                .ints(0x1000_0000, 0x8000_0001, 0x1040_0802, 0xA040_0101, 0xE000_0016, 0xF000_0001, 0x3000_0000)
                .ints(0xD0000000, 0xD0000000, 0xD0000000, 0xD0000000, 0xD0000000, 0xD0000000)
                .ints(0x0080_1003)
                .write();
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(65, 1, 2, 1), new Events(66, 2, 3, 0));
            assertThat(stream.tally().present())
                    .containsOnlyKeys(Item.TRIGGERS, Item.IMU_SAMPLES, Item.OTHER, Item.UNTIMED, Item.INVALID)
                    .allSatisfy((item, count) -> assertThat(count).isEqualTo(1));
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(640, 480));
        }
    }

    @Test
    void shouldCarryTimeOverWrapsAndKeepJitter() throws IOException {
        Path file = Words.file(folder, "% evt 2.0\n% end\n")
                .ints(0x8FFF_FFFF, 0x1000_0000, 0x8000_0002, 0x1000_0000, 0x8000_0001, 0x1000_0000)
                .write();
        assertThat(readAll(file, 64))
                .extracting(Events::micros)
                .containsExactly((1L << 34) - 64, (1L << 34) + 128, (1L << 34) + 64);
    }

    @Test
    void shouldBridgeLongPausesWhenWriting() throws IOException {
        List<Events> events = List.of(new Events(5, 1, 1, 1), new Events(1L << 40, 2, 2, 0));
        assertThat(readAll(writeEvents(events), 64)).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource({
        "'% evt 2.0\n% geometry 12x34\n', 12x34",
        "'% format EVT2;width=5;height=6\n', 5x6",
        "'% evt 2.0\n% plugin_name hal_plugin_gen3_fx3\n', 640x480",
        "'% evt 2.0\n% plugin_name hal_plugin_gen41_evk3\n', 1280x720",
        "'% evt 2.0\n% sensor_name IMX636\n', 1280x720",
        "'% evt 2.0\n% geometry 99999999999x4\n', unknown",
        "'% Date 2020\n', unknown",
    })
    void shouldTellTheSensorsSize(String header, String geometry) throws IOException {
        try (EventStream stream = open(Words.file(folder, header).write())) {
            assertThat(stream.info().geometry()).hasToString(geometry);
        }
    }

    @Test
    void shouldTakeAnotherHeaderlessByteForData() throws IOException {
        Path file =
                Words.file(folder, "% evt 2.0\n").ints(0x8000_2025, 0x0000_0801).write();
        assertThat(readAll(file, 64)).containsExactly(new Events(0x2025 * 64, 1, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, time -1 us",
        "17179869184, 0, Let the recording begin at 0",
        "5, 2048, 'pixel (2048, 0)'",
    })
    void shouldRefuseToWriteWhatDoesNotFit(long micros, int x, String reason) {
        assertThatThrownBy(() -> writeEvents(List.of(new Events(micros, x, 0, 1))))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseToWriteWithoutGeometryAndFarBackwardSteps() {
        RecordingInfo info = RecordingInfo.of("x", Geometry.UNKNOWN);
        assertThatThrownBy(() -> format().create(folder.resolve("x.raw"), info))
                .hasMessageContaining("Give the geometry");
        assertThat(Files.exists(folder.resolve("x.raw"))).isFalse();
        assertThatThrownBy(() -> writeEvents(List.of(new Events(1L << 33, 0, 0, 0), new Events(0, 0, 0, 0))))
                .hasMessageContaining("time 0 us is 8,589,934,592 us back");
    }
}
