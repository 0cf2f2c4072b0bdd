package org.spikeway.aer.recording.aedat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RewindableStream;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class Aedat4FormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new Aedat4Format();
    }

    /** Times since 1970, and more than one packet. */
    @Override
    protected List<Events> events(int count, SplittableRandom random) {
        return Events.random(count, geometry(), 1_605_537_493_718_345L, 10_000, random);
    }

    private Path written(PacketCompression compression, List<Events> events) throws IOException {
        Path file = folder.resolve(compression + ".aedat4");
        try (var sink = Aedat4Sink.create(file, RecordingInfo.of("x", geometry()), compression)) {
            for (var batch : Events.batches(events)) {
                sink.write(batch);
            }
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadEveryCompression(PacketCompression compression) throws IOException {
        List<Events> events = events(20_000, new SplittableRandom(1));
        Path file = written(compression, events);
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 1000)).isEqualTo(events);
            assertThat(stream.info().properties()).containsEntry("compression", compression.label());
            assertThat(stream.info().geometry()).isEqualTo(geometry());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadOrRefuseDamageInEveryCompression(PacketCompression compression) throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        byte[] whole = Files.readAllBytes(written(compression, events(3000, random)));
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            for (int n = 0; n < 3; n++) {
                damaged[random.nextInt(1200, damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readUntilDamage(write("damaged", damaged));
        }
    }

    @Test
    void shouldGiveTheSameEventsAgainAfterItWentBack() throws IOException {
        List<Events> events = events(20_000, new SplittableRandom(5));
        FileHead head = FileHead.of(written(PacketCompression.LZ4, events));
        try (RewindableStream stream = (RewindableStream) new Aedat4Format().open(head, ReadOptions.STANDARD)) {
            assertThat(stream.read(EventBatch.standard())).isTrue();
            stream.rewind();
            assertThat(Events.readAll(stream, 1000)).isEqualTo(events);
            stream.rewind();
            assertThat(Events.readAll(stream, 1000)).isEqualTo(events);
        }
    }

    /** As after a crash of the recording software: no table was written, its position is -1. */
    @Test
    void shouldReadFilesWithoutDataTable() throws IOException {
        List<Events> events = events(5000, new SplittableRandom(3));
        byte[] whole = Files.readAllBytes(written(PacketCompression.LZ4, events));
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int table = (int) bytes.getLong((int) Aedat4Builder.TABLE_POSITION_AT);
        bytes.putLong((int) Aedat4Builder.TABLE_POSITION_AT, -1);
        Path file = write("x.aedat4", Arrays.copyOf(whole, table));
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 1000)).isEqualTo(events);
            assertThat(stream.info().properties()).containsEntry("data table", "missing");
            assertThat(stream.tally().present()).isEmpty();
        }
    }

    @Test
    void shouldWriteADataTableThatCountsTheEvents() throws IOException {
        List<Events> events = events(10_000, new SplittableRandom(4));
        byte[] whole = Files.readAllBytes(written(PacketCompression.NONE, events));
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int at = (int) bytes.getLong((int) Aedat4Builder.TABLE_POSITION_AT);
        ByteBuffer table = bytes.slice(at, whole.length - at).order(ByteOrder.LITTLE_ENDIAN);
        FlatTable root = FlatTable.root(table, Aedat4Layout.ROOT_AT);
        int vector = root.vector(0, 4);
        long elements = 0;
        for (int i = 0; i < root.length(0, 4); i++) {
            FlatTable entry = FlatTable.root(table, vector + 4 + 4 * i);
            elements += entry.int64(2, 0);
            int position = (int) entry.int64(0, 0);
            assertThat(bytes.getInt(position - 4)).isEqualTo(table.getInt(entry.field(1, 8) + 4));
        }
        assertThat(root.length(0, 4)).isEqualTo(3);
        assertThat(elements).isEqualTo(10_000);
    }

    @Test
    void shouldSkipAndCountTheStreamsOfARealRecording() throws IOException {
        Path file = ReferenceData.require("aer/recordings/tonic_sample.aedat4");
        try (EventStream stream = open(file)) {
            assertThat(Events.readAll(stream, 1000)).hasSize(111_954);
            assertThat(stream.tally().count(Item.IMU_SAMPLES)).isEqualTo(475);
            assertThat(stream.info().sensor()).isEqualTo("DVXplorer_DXB00010");
            assertThat(stream.info().geometry()).hasToString("320x240");
        }
    }

    @Test
    void shouldRefuseForeignXml() throws IOException {
        byte[] whole = Files.readAllBytes(written(PacketCompression.NONE, List.of()));
        String text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("<dv ");
        byte[] doctype =
                "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><dv>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(doctype, 0, whole, begin, doctype.length);
        Path file = write("x.aedat4", whole);
        assertThatThrownBy(() -> open(file)).hasMessageContaining("XML about the streams is damaged");
    }
}
