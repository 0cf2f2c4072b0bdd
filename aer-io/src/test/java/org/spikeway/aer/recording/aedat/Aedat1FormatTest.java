package org.spikeway.aer.recording.aedat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;

class Aedat1FormatTest extends RecordingContract {
    @Override
    protected RecordingFormat format() {
        return new Aedat1Format();
    }

    /** Without a header, as jAER wrote them first. */
    @Override
    protected byte[] sample(SplittableRandom random) {
        ByteBuffer file = ByteBuffer.allocate(6 * 500);
        int micros = -100;
        while (file.hasRemaining()) {
            file.putShort((short) random.nextInt(1 << 15)).putInt(micros += random.nextInt(1000));
        }
        return file.array();
    }

    @Test
    void shouldTurnTheLowerRightOriginAndTheInvertedPolarity() throws IOException {
        Path file = write(
                "x",
                ByteBuffer.allocate(12)
                        .putShort((short) 0)
                        .putInt(5)
                        .putShort((short) (3 << 8 | 10 << 1 | 1))
                        .putInt(6)
                        .array());
        assertThat(readAll(file, 64)).containsExactly(new Events(5, 127, 127, 1), new Events(6, 117, 124, 0));
        try (var stream = open(file)) {
            assertThat(stream.info().origin()).isEqualTo(Origin.LOWER_RIGHT);
        }
    }
}
