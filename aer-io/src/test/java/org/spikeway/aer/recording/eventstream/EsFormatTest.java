package org.spikeway.aer.recording.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class EsFormatTest extends WritableContract {
    private static final String MARK = "4576656e742053747265616d";

    @Override
    protected WritableFormat format() {
        return new EsFormat();
    }

    private Path file(String hex) throws IOException {
        return write("x.es", HexFormat.of().parseHex(MARK + hex.replace(" ", "")));
    }

    @Test
    void shouldReadDvsFromTheLowerLeft() throws IOException {
        Path file = file("020000 01 0a00 0800" + "03 0100 0200" + "ff ff fe" + "fc 0900 0700" + "00 0000 0800" + "00");
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(new Events(1, 1, 5, 1), new Events(1 + 254 + 126, 9, 0, 0));
            assertThat(stream.tally().present().toString()).isEqualTo("{OUT_OF_RANGE=1, TRUNCATED_BYTES=1}");
            assertThat(stream.info().origin()).isEqualTo(Origin.LOWER_LEFT);
        }
    }

    @Test
    void shouldReadChangesOfAtisAndCountGreyLevels() throws IOException {
        Path file = file("020000 02 0a00 0800" + "06 0100 0200" + "ff fc" + "05 0100 0200" + "04 0200 0000");
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(new Events(1, 1, 5, 1), new Events(1 + 189 + 1 + 1, 2, 7, 0));
            assertThat(stream.tally().present().toString()).isEqualTo("{OTHER=1}");
        }
    }

    @Test
    void shouldReadColourAsOn() throws IOException {
        Path file = file("020000 04 0a00 0800" + "fd 0100 0200 112233" + "ff fe" + "01 0200 0000 112233");
        assertThat(readAll(file, 64)).containsExactly(new Events(253, 1, 5, 1), new Events(253 + 254 + 1, 2, 7, 1));
    }

    @Test
    void shouldCountGenericEvents() throws IOException {
        Path file = file("020000 00" + "01 06 616263" + "ff fe" + "00 00" + "05 0302 " + "aa".repeat(129) + "05 04 aa");
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64)).isEmpty();
            assertThat(stream.tally().present().toString()).isEqualTo("{OTHER=3}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'030000 01 0a000a00', 'byte 12: version 3.0'",
        "'020000 03 0a000a00', 'byte 15: events of kind 3'",
        "'020000 01 0a00', 'ends before the sensor'",
        "'020000 01 00000a00', 'a sensor of 0x10 pixels'",
        "'0200', 'ends in its header'",
        "'020000 00 00 ffffffffffffffff7e', 'byte 16: an event of'",
        "'020000 00 00 ffffffffffffffffff00', 'byte 16: an event of'",
    })
    void shouldRefuseDamagedHeadersAndSizes(String hex, String reason) throws IOException {
        Path file = file(hex);
        assertThatThrownBy(() -> readAll(file, 64))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseToWriteStepsBackAndEndlessPauses() {
        assertThatThrownBy(() -> writeEvents(List.of(new Events(5, 0, 0, 0), new Events(4, 0, 0, 0))))
                .hasMessageContaining("time 4 us after 5 us");
        assertThatThrownBy(() -> writeEvents(List.of(new Events(1L << 50, 0, 0, 0))))
                .hasMessageContaining("Let the recording begin at 0");
    }
}
