package org.spikeway.aer.recording.nmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class NmnistFormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new NmnistFormat();
    }

    @Override
    protected Geometry geometry() {
        return new Geometry(34, 34);
    }

    @Override
    protected List<Events> events(int count, SplittableRandom random) {
        return Events.random(count, geometry(), 0, 2000, random);
    }

    @Test
    void shouldCarryTimeOverMarkersAndWraps() throws IOException {
        Path file = write("x.bin", HexFormat.of().parseHex("0102fffffe" + "00f0000000" + "0304000001"));
        assertThat(readAll(file, 64))
                .containsExactly(new Events(8_388_606, 1, 2, 1), new Events(8_388_608 + 8_192 + 1, 3, 4, 0));
    }

    @ParameterizedTest
    @CsvSource({"8388608, 0, 0, time 8", "-1, 0, 0, time -1", "0, 256, 0, '(256, 0)'", "0, 0, 240, no row 240"})
    void shouldRefuseToWriteWhatDoesNotFit(long micros, int x, int y, String reason) {
        assertThatThrownBy(() -> writeEvents(List.of(new Events(micros, x, y, 1))))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason);
    }
}
