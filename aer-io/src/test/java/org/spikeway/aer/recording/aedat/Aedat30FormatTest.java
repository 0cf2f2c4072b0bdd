package org.spikeway.aer.recording.aedat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;

/** AEDAT 3.0: the packets of 3.1 with other places in a change, rows from below, and a header that nothing ends. */
class Aedat30FormatTest extends RecordingContract {
    private static final String HEADER = "#!AER-DAT3.0\r\n#Format: RAW\r\n#Source 1: DVS128\r\n";
    private static final int HEIGHT = 128;

    private final ByteBuffer content = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);

    @Override
    protected RecordingFormat format() {
        return new Aedat3Format();
    }

    @Override
    protected byte[] sample(SplittableRandom random) {
        content.clear();
        int micros = 0;
        for (int packet = 0; packet < 5; packet++) {
            packet(1, packet, 100);
            for (int i = 0; i < 100; i++) {
                micros += random.nextInt(50);
                change(random.nextInt(HEIGHT), random.nextInt(HEIGHT), random.nextInt(2), micros);
            }
        }
        return bytes(HEADER);
    }

    private void packet(int type, int overflow, int number) {
        content.putShort((short) type).putShort((short) 1).putInt(8).putInt(4).putInt(overflow);
        content.putInt(number).putInt(number).putInt(number);
    }

    /** @param rowFromBelow as it stands in the file */
    private void change(int x, int rowFromBelow, int polarity, int micros) {
        content.putInt(x << 18 | rowFromBelow << 4 | polarity << 1 | 1).putInt(micros);
    }

    private byte[] bytes(String header) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(text, text.length + content.position());
        content.flip().get(file, text.length, content.limit());
        return file;
    }

    @Test
    void shouldCountRowsFromAbove() throws IOException {
        packet(1, 1, 3);
        change(5, 0, 1, 7);
        change(6, 127, 0, 8);
        change(127, 3, 1, 9);
        try (EventStream stream = open(write("x.aedat", bytes(HEADER)))) {
            assertThat(stream.info().format()).isEqualTo("AEDAT 3.0");
            assertThat(stream.info().origin()).isEqualTo(Origin.LOWER_LEFT);
            long wrap = 1L << 31;
            assertThat(Events.readAll(stream, 64))
                    .isEqualTo(List.of(
                            new Events(wrap + 7, 5, 127, 1),
                            new Events(wrap + 8, 6, 0, 0),
                            new Events(wrap + 9, 127, 124, 1)));
        }
    }

    @Test
    void shouldDropAndCountWhatIsNotOnTheSensor() throws IOException {
        packet(1, 0, 4);
        change(5, 128, 1, 7);
        change(5, 0x3FFF, 1, 8);
        change(128, 5, 1, 9);
        change(5, 6, 1, 10);
        try (EventStream stream = open(write("x.aedat", bytes(HEADER)))) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(10, 5, 121, 1));
            assertThat(stream.tally().count(Item.OUT_OF_RANGE)).isEqualTo(3);
        }
    }

    @Test
    void shouldNeedTheSizeOfTheSensor() throws IOException {
        packet(1, 0, 1);
        change(5, 0, 1, 7);
        Path file = write("x.aedat", bytes("#!AER-DAT3.0\r\n"));
        assertThatThrownBy(() -> open(file))
                .hasMessage(file + ": rows of AEDAT 3.0 count from below, and the header names no known camera (source"
                        + " missing). Give the sensor's geometry.");
        ReadOptions given = new ReadOptions(ReadOptions.STANDARD.time(), new Geometry(20, 10), null);
        assertThat(Recordings.formatOf(FileHead.of(file), null).name()).isEqualTo("aedat3");
        try (EventStream stream = Recordings.open(file, given)) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(7, 5, 9, 1));
        }
    }

    @Test
    void shouldGiveTheEventsBeforeAPacketThatCannotBe() throws IOException {
        packet(1, 0, 1);
        change(5, 6, 1, 7);
        int place = HEADER.length() + content.position();
        packet(99, 0, 1);
        Path file = write("x.aedat", bytes(HEADER));
        assertThat(readUntilDamage(file)).containsExactly(new Events(7, 5, 121, 1));
        assertThatThrownBy(() -> readAll(file, 64)).hasMessageContaining("byte " + place + ": a packet of type 99");
    }
}
