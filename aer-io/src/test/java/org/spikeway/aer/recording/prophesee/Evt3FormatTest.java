package org.spikeway.aer.recording.prophesee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class Evt3FormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new Evt3Format();
    }

    @Test
    void shouldReadVectorsAndTimes() throws IOException {
        Path file = Words.file(folder, "% evt 3.0\n% geometry 640x480\n% end\n")
                .shorts(0x0007, 0x3805, 0x4801, 0x8001, 0x6002, 0x4001, 0x5081, 0x4001, 0x2809, 0x8001, 0x2001)
                .shorts(0x8002, 0x2001, 0xA001, 0xE123, 0xF000, 0x7000, 0x1000)
                .write();
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(
                            new Events(4098, 17, 7, 1),
                            new Events(4098, 29, 7, 1),
                            new Events(4098, 36, 7, 1),
                            new Events(4098, 37, 7, 1),
                            new Events(4098, 9, 7, 1),
                            new Events(4098, 1, 7, 0),
                            new Events(8192, 1, 7, 0));
            assertThat(stream.tally().present().toString()).isEqualTo("{TRIGGERS=1, OTHER=1, UNTIMED=2, INVALID=1}");
        }
    }

    /** A message may end anywhere; the state goes on in the next one. */
    @Test
    void shouldCarryItsStateFromBufferToBuffer() {
        ByteBuffer whole = ByteBuffer.wrap(Words.file(folder, "")
                .shorts(0x8001, 0x6002, 0x0007, 0x3805, 0x4FFF, 0x4FFF, 0x50FF, 0x4001)
                .toBytes());
        EventBatch expected = EventBatch.standard();
        new Evt3Decoder(new Tally()).decode(whole, expected);
        EventBatch batch = EventBatch.standard();
        Evt3Decoder decoder = new Evt3Decoder(new Tally());
        for (int i = 0; i < whole.limit(); i += 2) {
            decoder.decode(whole.slice(i, 2), batch);
        }
        List<Events> given = new ArrayList<>();
        List<Events> wanted = new ArrayList<>();
        Events.append(batch, given);
        Events.append(expected, wanted);
        assertThat(given).isEqualTo(wanted).hasSize(33);
    }

    @Test
    void shouldTakeTheUsualSensorWhereNothingTells() throws IOException {
        try (EventStream stream = open(Words.file(folder, "% evt 3.0\n").write())) {
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(1280, 720));
        }
    }

    @Test
    void shouldWriteVectorsWhereTheyAreShorter() throws IOException {
        List<Events> events = new ArrayList<>();
        for (int x = 100; x < 132; x++) {
            events.add(new Events(7, x, 3, 1));
        }
        for (int x = 300; x < 320; x++) {
            events.add(new Events(7, x, 3, 1));
        }
        Path file = writeEvents(events);
        assertThat(readAll(file, 64)).isEqualTo(events);
        long words = (Files.size(file) - headerLength(file)) / 2;
        assertThat(words)
                .as("time high and low, row, one vector group, 20 single events at the border")
                .isEqualTo(27);
    }

    private static int headerLength(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.indexOf("% end\n") + 6;
    }

    @Test
    void shouldBridgeLongPausesWhenWriting() throws IOException {
        List<Events> events = new ArrayList<>();
        for (long micros = 3; micros < 17_000_000_000L; micros = 3 * micros + 1_000_000) {
            events.add(new Events(micros, 1, 1, 1));
            events.add(new Events(micros - 3, 1, 1, 1));
        }
        Path file = writeEvents(events);
        assertThat(readAll(file, 64)).isEqualTo(events);
        assertThat(Files.size(file)).isLessThan(20_000);
        assertThatThrownBy(() -> writeEvents(List.of(new Events(16_777_216, 0, 0, 0), new Events(2, 0, 0, 0))))
                .hasMessageContaining("cannot tell from a wrap");
    }

    @Test
    void shouldReportWrapsOfTheRealRecording() throws IOException {
        Path file = writeEvents(List.of(new Events(16_777_214, 0, 0, 0), new Events(16_777_217, 0, 0, 0)));
        try (EventStream stream = open(file)) {
            Events.readAll(stream, 64);
            assertThat(stream.tally().count(Item.WRAPS)).isEqualTo(1);
        }
    }
}
