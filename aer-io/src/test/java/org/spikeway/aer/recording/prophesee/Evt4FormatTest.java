package org.spikeway.aer.recording.prophesee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;

class Evt4FormatTest extends RecordingContract {
    @Override
    protected RecordingFormat format() {
        return new Evt4Format();
    }

    @Override
    protected byte[] sample(SplittableRandom random) {
        Words words = Words.file(folder, "% format EVT4;height=480;width=640\n% end\n");
        for (int i = 0; i < 200; i++) {
            int address = random.nextInt(64) << 22 | random.nextInt(600) << 11 | random.nextInt(480);
            words.ints(0xE000_0000 | i, 0xA000_0000 | random.nextInt(2) << 28 | address);
            words.ints(0xC000_0000 | random.nextInt(2) << 28 | address, random.nextInt());
        }
        return words.toBytes();
    }

    @Test
    void shouldReadWordsOfEveryKind() throws IOException {
        Path file = Words.file(folder, "% format EVT4\n% end\n")
                .ints(0xC000_0000, 3, 0xE000_0001, 0xA040_0802, 0xBFC0_0802, 0xD000_1003, 0xE000_0001)
                .ints(0x9000_0000, 0x6000_0000, 0x7000_0000, 0xFFFF_FFFF, 0x1000_0000, 0xC000_0000)
                .write();
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 64).subList(0, 4))
                    .containsExactly(
                            new Events(65, 1, 2, 0),
                            new Events(127, 1, 2, 1),
                            new Events(64, 2, 3, 1),
                            new Events(64, 31, 3, 1));
            assertThat(stream.tally().present().toString())
                    .isEqualTo("{TRIGGERS=1, OTHER=1, BACKWARD_STEPS=4, UNTIMED=2, INVALID=1, TRUNCATED_BYTES=4}");
        }
    }
}
