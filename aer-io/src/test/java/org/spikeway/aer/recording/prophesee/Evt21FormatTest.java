package org.spikeway.aer.recording.prophesee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;

class Evt21FormatTest extends RecordingContract {
    @Override
    protected RecordingFormat format() {
        return new Evt21Format();
    }

    @Override
    protected byte[] sample(SplittableRandom random) {
        Words words = Words.file(folder, "% evt 2.1\n% format EVT21;endianness=little;height=480;width=640\n% end\n");
        for (int i = 0; i < 200; i++) {
            words.longs(8L << 60 | (long) i << 32);
            words.longs(random.nextLong(2) << 60
                    | random.nextLong(64) << 54
                    | random.nextLong(600) << 43
                    | random.nextLong(480) << 32
                    | random.nextLong(1L << 32));
        }
        return words.toBytes();
    }

    /** The same words in both orders, with and without a word about it in the header. */
    @ParameterizedTest
    @ValueSource(strings = {";endianness=little", ";endianness=legacy", " little", " legacy"})
    void shouldReadBothOrdersOfTheHalves(String order) throws IOException {
        boolean legacy = order.endsWith("legacy");
        Words words = Words.file(folder, "% format EVT21" + (order.startsWith(";") ? order : "") + "\n% end\n");
        long[] content = {
            8L << 60 | 3L << 32, 1L << 60 | 5L << 54 | 7L << 43 | 9L << 32 | 0x8000_0005L, 0xAL << 60, 0x10000001L
        };
        for (long word : content) {
            words.longs(legacy ? Long.rotateLeft(word, 32) : word);
        }
        Path file = words.write();
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(
                            new Events(197, 7, 9, 1),
                            new Events(197, 9, 9, 1),
                            new Events(197, 38, 9, 1),
                            new Events(192, 0, 0, 0),
                            new Events(192, 28, 0, 0));
            assertThat(stream.tally().count(Item.TRIGGERS)).isEqualTo(1);
        }
    }

    @Test
    void shouldCountEventsBeforeTheFirstTime() throws IOException {
        Path file = Words.file(folder, "% format EVT21;endianness=little\n% end\n")
                .longs(7, 5L << 60, 8L << 60, 1)
                .write();
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(0, 0, 0, 0));
            assertThat(stream.tally().count(Item.UNTIMED)).isEqualTo(3);
            assertThat(stream.tally().count(Item.INVALID)).isEqualTo(1);
        }
    }
}
