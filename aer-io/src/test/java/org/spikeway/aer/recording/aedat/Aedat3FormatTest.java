package org.spikeway.aer.recording.aedat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class Aedat3FormatTest extends WritableContract {
    private static final String HEADER = "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n#!END-HEADER\r\n";

    private final ByteBuffer content = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

    @Override
    protected WritableFormat format() {
        return new Aedat3Format();
    }

    /** Over the overflow of the 31-bit time. */
    @Override
    protected List<Events> events(int count, SplittableRandom random) {
        return Events.random(count, geometry(), (1L << 31) - 5000, 10_000_000, random);
    }

    private Aedat3FormatTest packet(int type, int size, int overflow, int number) {
        content.putShort((short) type)
                .putShort((short) 1)
                .putInt(size)
                .putInt(4)
                .putInt(overflow);
        content.putInt(number).putInt(number).putInt(number);
        return this;
    }

    private Path file() throws IOException {
        content.flip();
        byte[] text = HEADER.getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(text, text.length + content.limit());
        content.get(file, text.length, content.limit());
        return write("x.aedat", file);
    }

    @Test
    void shouldSkipAndCountPacketsOfOtherKinds() throws IOException {
        packet(2, 100, 0, 1).content.put(new byte[100]);
        packet(3, 36, 0, 2).content.put(new byte[72]);
        packet(0, 8, 0, 3)
                .content
                .putInt(1 << 1 | 1)
                .putInt(0)
                .putInt(2 << 1 | 1)
                .putInt(1)
                .putInt(12 << 1 | 1)
                .putInt(2);
        packet(12, 8, 0, 4).content.put(new byte[32]);
        packet(1, 8, 1, 2)
                .content
                .putInt(5 << 17 | 6 << 2 | 3)
                .putInt(7)
                .putInt(5 << 17 | 6 << 2)
                .putInt(8);
        try (EventStream stream = open(file())) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events((1L << 31) + 7, 5, 6, 1));
            assertThat(stream.tally().present().toString())
                    .isEqualTo("{TRIGGERS=1, IMU_SAMPLES=2, FRAMES=1, OTHER=5, RESETS=1, INVALID=1}");
        }
    }

    @ParameterizedTest
    @CsvSource({"99, 8, 0, 1", "-1, 8, 0, 1", "1, 7, 0, 1", "1, 8, -1, 1", "1, 8, 0, -1", "2, -5, 0, 1", "5, 0, 0, 1"})
    void shouldRefusePacketsThatCannotBe(int type, int size, int overflow, int number) throws IOException {
        Path file = packet(type, size, overflow, number).file();
        assertThatThrownBy(() -> readAll(file, 64))
                .hasMessageContaining("byte " + HEADER.length() + ": a packet of type " + type);
    }

    @ParameterizedTest
    @CsvSource({"DVXplorer, 640x480", "DVXplorer Lite, 320x240", "DAVIS240C, 240x180", "X, unknown", "A 12x13, 12x13"})
    void shouldKnowTheSizeOfTheNamedCamera(String camera, String geometry) throws IOException {
        byte[] text = HEADER.replace("DVS128", camera).getBytes(StandardCharsets.US_ASCII);
        try (EventStream stream = open(write("x.aedat", text))) {
            assertThat(stream.info().geometry()).hasToString(geometry);
        }
    }

    @Test
    void shouldRefuseOtherVersions() throws IOException {
        Path file = write("x.aedat", "#!AER-DAT3.2\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> open(file)).hasMessageContaining("version 3.2 of AEDAT, 3.0 and 3.1 are read");
    }

    @ParameterizedTest
    @CsvSource({
        "2016-06-20 16:13:38 (TZ+0200), 2016-06-20 16:13:38 (TZ+0200)",
        "yesterday, 1970-01-01 00:00:00 (TZ+0000)"
    })
    void shouldWriteTheHeaderOfTheVendorsDocument(String told, String written) throws IOException {
        RecordingInfo info = new RecordingInfo(
                "AEDAT 3.1", null, new Geometry(128, 128), Origin.UPPER_LEFT, Map.of("Start-Time", told));
        Path file = folder.resolve("written.aedat");
        format().create(file, info).close();
        assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                .isEqualTo("#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n#Start-Time: " + written
                        + "\r\n#!END-HEADER\r\n");
    }
}
