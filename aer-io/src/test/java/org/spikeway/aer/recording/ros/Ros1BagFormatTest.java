package org.spikeway.aer.recording.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.compress.Lz4Frame;

class Ros1BagFormatTest extends RecordingContract {
    @Override
    protected RecordingFormat format() {
        return new Ros1BagFormat();
    }

    @Override
    protected byte[] sample(SplittableRandom random) throws IOException {
        return bag("none", Events.random(400, new Geometry(640, 480), 1_000_000, 1000, random));
    }

    private static byte[] field(String name, byte[] value) {
        ByteBuffer field =
                ByteBuffer.allocate(4 + name.length() + 1 + value.length).order(ByteOrder.LITTLE_ENDIAN);
        field.putInt(name.length() + 1 + value.length);
        return field.put((name + "=").getBytes(StandardCharsets.US_ASCII))
                .put(value)
                .array();
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] record(byte[] data, byte[]... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int head = 0;
        for (byte[] field : fields) {
            head += field.length;
        }
        out.writeBytes(word(head));
        for (byte[] field : fields) {
            out.writeBytes(field);
        }
        out.writeBytes(word(data.length));
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static byte[] message(int connection, byte[] data) {
        return record(data, field("op", new byte[] {2}), field("conn", word(connection)), field("time", new byte[8]));
    }

    private static byte[] connection(int id, String type) {
        byte[] head = field("type", type.getBytes(StandardCharsets.US_ASCII));
        return record(head, field("op", new byte[] {7}), field("conn", word(id)), field("topic", new byte[] {'/'}));
    }

    /** Chunks of events, as arrays and packets in turn, and messages of another type between them. */
    private static byte[] bag(String compression, List<Events> events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("#ROSBAG V2.0\n".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(record(new byte[4000], field("op", new byte[] {3}), field("index_pos", new byte[8])));
        for (int from = 0, chunk = 0; from < events.size(); from += 50, chunk++) {
            List<Events> part = events.subList(from, Math.min(events.size(), from + 50));
            ByteArrayOutputStream inner = new ByteArrayOutputStream();
            inner.writeBytes(connection(0, "dvs_msgs/EventArray"));
            inner.writeBytes(connection(1, "event_camera_msgs/EventPacket"));
            inner.writeBytes(connection(2, "sensor_msgs/Imu"));
            inner.writeBytes(message(2, new byte[33]));
            long base = part.get(0).micros();
            inner.writeBytes(
                    chunk % 2 == 0
                            ? message(0, RosMessages.array(false, part))
                            : message(1, RosMessages.packet(false, "mono", base * 1000, RosMessages.mono(part, base))));
            byte[] data = inner.toByteArray();
            out.writeBytes(record(
                    packed(compression, data),
                    field("op", new byte[] {5}),
                    field("compression", compression.getBytes(StandardCharsets.US_ASCII)),
                    field("size", word(data.length))));
            out.writeBytes(record(new byte[12], field("op", new byte[] {4}), field("conn", word(0))));
        }
        return out.toByteArray();
    }

    private static byte[] packed(String compression, byte[] data) throws IOException {
        if (compression.equals("bz2")) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new BZip2HadoopStreams().createOutputStream(packed)) {
                out.write(data);
            }
            return packed.toByteArray();
        }
        return compression.equals("lz4") ? Lz4Frame.pack(data) : data;
    }

    /** The bytes that bzip2 itself packs "spikeway" to. */
    @Test
    void shouldUnpackWhatBzip2Packs() throws IOException {
        byte[] packed = HexFormat.of()
                .parseHex("425a6839314159265359d62d95640000028180222848a02000310c082031a913700f177245385090d62d9564");
        assertThat(PackedChunk.unpack(ByteBuffer.wrap(packed), "bz2", 8, "a").get(7))
                .isEqualTo((byte) 'y');
        assertThatThrownBy(() -> PackedChunk.unpack(ByteBuffer.wrap(packed), "bz2", 7, "a"))
                .hasMessageContaining("unpacks to 8");
        packed[20] ^= 1;
        assertThatThrownBy(() -> PackedChunk.unpack(ByteBuffer.wrap(packed), "bz2", 8, "a"))
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "bz2"})
    void shouldReadArraysAndPackets(String compression) throws IOException {
        List<Events> events = Events.random(230, new Geometry(640, 480), 1_000_000, 1000, new SplittableRandom(3));
        try (EventStream stream = open(write("a.bag", bag(compression, events)))) {
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(640, 480));
            assertThat(Events.readAll(stream, 100)).isEqualTo(events);
            assertThat(stream.tally().count(Item.OTHER)).isEqualTo(5);
        }
    }

    @Test
    void shouldSayWhatPackingItDoesNotRead() throws IOException {
        Path file = write("a.bag", bag("rot13", Events.random(60, new Geometry(9, 9), 0, 9, new SplittableRandom(1))));
        assertThatThrownBy(() -> readAll(file, 64))
                .hasMessageContaining("a.bag: byte 4,051: chunks packed by 'rot13' are not read. Convert the bag");
    }

    @Test
    void shouldReadTheReferenceBag() throws IOException {
        Path file = ReferenceData.require("aer/recordings/test_events_1.bag");
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            List<Events> events = Events.readAll(stream, 4096);
            assertThat(events).hasSize(343_474);
            assertThat(events.stream().mapToInt(Events::polarity).sum()).isEqualTo(125_183);
            assertThat(events.get(0).micros()).isEqualTo(7_139_845);
            assertThat(events.get(events.size() - 1).micros()).isEqualTo(9_218_023);
            assertThat(stream.info().properties()).containsEntry("encoding", "evt3");
            assertThat(stream.tally().count(Item.TRIGGERS)).isBetween(4156L, 4157L);
        }
    }
}
