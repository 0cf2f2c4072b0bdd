package org.spikeway.aer.recording.aedat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.TimePolicy;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class Aedat2FormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new Aedat2Format();
    }

    private Path file(String header, int... words) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(text.length + 4 * words.length).put(text);
        for (int word : words) {
            file.putInt(word);
        }
        return write("x.aedat", file.array());
    }

    @ParameterizedTest
    @CsvSource({"128, 128", "127, 5", "240, 180", "346, 260", "640, 480", "304, 240"})
    void shouldReadBackEveryCamera(int width, int height) throws IOException {
        Geometry geometry = new Geometry(width, height);
        List<Events> events = Events.random(500, geometry, 5, 1000, new SplittableRandom(width));
        Path file = folder.resolve("y.aedat");
        try (var sink = format().create(file, RecordingInfo.of("x", geometry))) {
            for (var batch : Events.batches(events)) {
                sink.write(batch);
            }
        }
        assertThat(readAll(file, 64)).isEqualTo(events);
    }

    @Test
    void shouldTellPixelsFromOtherWordsOfADavis() throws IOException {
        String header = "#!AER-DAT2.0\r\n# AEChip: eu.seebetter.ini.chips.davis.Davis346red\r\n";
        List<Integer> words = new ArrayList<>(List.of(2 << 22 | 3 << 12 | 1 << 11, 10, 1 << 10, 11, 1 << 31, 12));
        for (int kind = 0; kind < 7; kind++) {
            words.addAll(List.of(1 << 31 | kind << 28 | 3 << 10, 13));
        }
        Path file = file(header, words.stream().mapToInt(Integer::intValue).toArray());
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(10, 342, 257, 1));
            assertThat(stream.tally().present().toString()).isEqualTo("{TRIGGERS=1, IMU_SAMPLES=1, PIXEL_READS=1}");
            assertThat(stream.info().sensor()).isEqualTo("DAVIS346");
        }
    }

    /** A signed time that begins below zero and runs over 2^31 goes on. */
    @Test
    void shouldCarrySignedTimeOverItsWrap() throws IOException {
        Path file = file(
                "#!AER-DAT2.0\n# DVS128\n", 0, -5, 0, Integer.MAX_VALUE - 1, 0, Integer.MIN_VALUE, 0, -1, 0, 0, 0, -7);
        assertThat(readAll(file, 64))
                .extracting(Events::micros)
                .containsExactly(-5L, (1L << 31) - 2, 1L << 31, (1L << 32) - 1, 1L << 32, (1L << 32) - 7);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 128x128",
        "0x7fff, 128x128",
        "0x10000, 240x180",
        "0x2cd59000, 346x260",
        "0x7fc00000, unknown",
    })
    void shouldGuessTheCameraByTheAddresses(String address, String geometry) throws IOException {
        Path file = file("#!AER-DAT2.0\r\n", Integer.decode(address), 1);
        if (geometry.equals("unknown")) {
            assertThatThrownBy(() -> open(file)).hasMessageContaining("Give the geometry");
            return;
        }
        try (EventStream stream = open(file)) {
            assertThat(stream.info().geometry()).hasToString(geometry);
        }
    }

    @Test
    void shouldTakeTheUsersCameraWhereTheHeaderNamesNone() throws IOException {
        Path file = file("#!AER-DAT2.0\r\n# AEChip: org.example.Cochlea\r\n", 0, 1);
        assertThatThrownBy(() -> open(file)).hasMessageContaining("addresses of org.example.Cochlea are not known");
        ReadOptions options = new ReadOptions(TimePolicy.KEEP, new Geometry(240, 180), null);
        try (EventStream stream = Recordings.open(file, options)) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(1, 239, 179, 0));
        }
    }

    @Test
    void shouldReadLongHeadersAndStopAtTheirEnd() throws IOException {
        String lines = "# a line of preferences of jAER with a \u00e9\r\n".repeat(10_000);
        Path file = file("#!AER-DAT2.0\r\n" + lines + "#End Of ASCII Header\r\n", 0x2320_2020, 1, 0x2020_0a00, 2);
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64)).hasSize(2);
            assertThat(stream.tally().present().keySet()).doesNotContain(Item.TRUNCATED_BYTES);
        }
    }

    @Test
    void shouldRefuseToWriteLargerSensors() {
        assertThatThrownBy(() -> format().create(folder.resolve("x"), RecordingInfo.of("x", new Geometry(1280, 720))))
                .hasMessageContaining("a sensor of 1280x720");
    }
}
