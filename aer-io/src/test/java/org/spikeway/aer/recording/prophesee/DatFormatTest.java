package org.spikeway.aer.recording.prophesee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.recording.DecodedFile;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class DatFormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new DatFormat();
    }

    @Test
    void shouldReadVersionOne() throws IOException {
        Path file = Words.file(folder, "% Data file containing CD events.\n")
                .bytes(0x0C, 8)
                .longs(77L | 300L << 32 | 200L << 41 | 1L << 49)
                .write();
        assertThat(readAll(file, 64)).containsExactly(new Events(77, 300, 200, 1));
    }

    @Test
    void shouldCarryTimeOverWrapsInAndBetweenBatches() throws IOException {
        Words words = Words.file(folder, "% Version 2\n").bytes(0x0C, 8);
        List<Long> times = new ArrayList<>();
        long step = 1L << 25;
        for (long micros = 0; micros < 20L << 32; micros += step) {
            words.longs(micros & 0xFFFF_FFFFL);
            times.add(micros);
        }
        try (EventStream stream = open(words.write())) {
            assertThat(Events.readAll(stream, 200)).extracting(Events::micros).isEqualTo(times);
            assertThat(stream.tally().count(Item.WRAPS)).isEqualTo(19);
        }
    }

    @Test
    void shouldGiveTheSameEventsAgainAfterItWentBack() throws IOException {
        Path file = Words.file(folder, "% Version 2\n")
                .bytes(0x0C, 8)
                .longs(5L | 7L << 32 | 3L << 46 | 1L << 60, 9L | 8L << 32 | 4L << 46)
                .write();
        try (DecodedFile stream = (DecodedFile) new DatFormat().open(FileHead.of(file), ReadOptions.STANDARD)) {
            List<Events> first = Events.readAll(stream, 64);
            stream.rewind();
            assertThat(first).containsExactly(new Events(5, 7, 3, 1), new Events(9, 8, 4, 0));
            assertThat(Events.readAll(stream, 64)).isEqualTo(first);
        }
    }

    @Test
    void shouldCountTriggers() throws IOException {
        Path file = Words.file(folder, "% Version 2\n")
                .bytes(0x0E, 8)
                .longs(1, 2, 3)
                .write();
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64)).isEmpty();
            assertThat(stream.tally().count(Item.TRIGGERS)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'% Version 2\n', 3, 8, 'byte 12: events of type 0x03'",
        "'% Version 2\n', 12, 7, 'byte 13: events of 7 bytes'",
        "'% Version 3\n', 12, 8, 'version 3 of DAT files'",
    })
    void shouldRefuseOtherEvents(String header, int type, int size, String reason) {
        assertThatThrownBy(
                        () -> open(Words.file(folder, header).bytes(type, size).write()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAFileThatEndsBeforeItsType() {
        assertThatThrownBy(
                        () -> open(Words.file(folder, "% Version 2\n").bytes(12).write()))
                .hasMessageContaining("ends before type and size");
    }
}
