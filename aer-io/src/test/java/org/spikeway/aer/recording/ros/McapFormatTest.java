package org.spikeway.aer.recording.ros;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.compress.Lz4Frame;

class McapFormatTest extends RecordingContract {
    private static final byte[] MARK = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};

    @Override
    protected RecordingFormat format() {
        return new McapFormat();
    }

    @Override
    protected byte[] sample(SplittableRandom random) throws IOException {
        return mcap("", Events.random(400, new Geometry(640, 480), 1_000_000, 1000, random));
    }

    /** The fields of a record: numbers of so many bytes, texts. */
    private static final class Fields {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Fields put(int bytes, long value) {
            byte[] all = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array();
            out.write(all, 0, bytes);
            return this;
        }

        Fields text(String text) {
            put(4, text.length());
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Fields bytes(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Fields record(int operation, Fields content) {
            put(1, operation).put(8, content.out.size());
            return bytes(content.out.toByteArray());
        }
    }

    private static byte[] mcap(String compression, List<Events> events) throws IOException {
        Fields file =
                new Fields().bytes(MARK).record(1, new Fields().text("ros2").text("test"));
        for (int from = 0, part = 0; from < events.size(); from += 50, part++) {
            List<Events> some = events.subList(from, Math.min(events.size(), from + 50));
            long base = some.get(0).micros();
            byte[] message = part % 2 == 0
                    ? RosMessages.array(true, some)
                    : RosMessages.packet(true, "mono", base * 1000, RosMessages.mono(some, base));
            Fields inner = new Fields()
                    .record(
                            3,
                            new Fields()
                                    .put(2, 1)
                                    .text("dvs_msgs/msg/EventArray")
                                    .text("ros2msg")
                                    .text(""))
                    .record(
                            3,
                            new Fields()
                                    .put(2, 2)
                                    .text("event_camera_msgs/msg/EventPacket")
                                    .text("")
                                    .text(""))
                    .record(
                            4,
                            new Fields()
                                    .put(2, 7)
                                    .put(2, 1)
                                    .text("/a")
                                    .text("cdr")
                                    .put(4, 0))
                    .record(
                            4,
                            new Fields()
                                    .put(2, 8)
                                    .put(2, 2)
                                    .text("/b")
                                    .text("cdr")
                                    .put(4, 0))
                    .record(
                            5,
                            new Fields()
                                    .put(2, 7 + part % 2)
                                    .put(4, part)
                                    .put(8, base)
                                    .put(8, base)
                                    .bytes(message));
            byte[] records = inner.out.toByteArray();
            byte[] packed = pack(compression, records);
            file.record(
                    6,
                    new Fields()
                            .put(8, base)
                            .put(8, base)
                            .put(8, records.length)
                            .put(4, 0)
                            .text(compression)
                            .put(8, packed.length)
                            .bytes(packed));
            file.record(7, new Fields().put(2, 7).put(4, 0));
        }
        return file.record(15, new Fields().put(4, 0))
                .record(2, new Fields().put(8, 0).put(8, 0).put(4, 0))
                .bytes(MARK)
                .out
                .toByteArray();
    }

    private static byte[] pack(String compression, byte[] records) throws IOException {
        if (compression.equals("zstd")) {
            ZstdCompressor compressor = new ZstdCompressor();
            byte[] packed = new byte[compressor.maxCompressedLength(records.length)];
            int length = compressor.compress(records, 0, records.length, packed, 0, packed.length);
            return Arrays.copyOf(packed, length);
        }
        if (compression.equals("lz4")) {
            return Lz4Frame.pack(records);
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zstd", "lz4"})
    void shouldReadChunksOfEachPacking(String compression) throws IOException {
        List<Events> events = Events.random(330, new Geometry(640, 480), 1_000_000, 1000, new SplittableRandom(3));
        try (EventStream stream = open(write("a.mcap", mcap(compression, events)))) {
            assertThat(stream.info().geometry()).isEqualTo(new Geometry(640, 480));
            assertThat(Events.readAll(stream, 100)).isEqualTo(events);
            assertThat(stream.tally().present()).isEmpty();
        }
    }
}
