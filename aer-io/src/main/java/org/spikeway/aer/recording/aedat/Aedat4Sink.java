package org.spikeway.aer.recording.aedat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.PixelLimit;

/** Writes an AEDAT 4.0 file of one stream of changes, with its data table. */
final class Aedat4Sink implements EventSink {
    private static final int PACKET_EVENTS = 4096;

    private final FileChannel channel;
    private final PacketCompression compression;
    private final PixelLimit pixels = new PixelLimit("AEDAT 4.0", Short.MAX_VALUE, Short.MAX_VALUE);
    private final ByteBuffer packet = Aedat4Builder.packet(PACKET_EVENTS);
    private final DataTable table = new DataTable();
    private int count;

    private Aedat4Sink(FileChannel channel, PacketCompression compression) {
        this.channel = channel;
        this.compression = compression;
    }

    static EventSink create(Path file, RecordingInfo info, PacketCompression compression) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Aedat4Sink sink = new Aedat4Sink(channel, compression);
        sink.put(ByteBuffer.wrap(Aedat4Layout.MARK.getBytes(StandardCharsets.US_ASCII)));
        sink.put(Aedat4Builder.header(compression, info.geometry()));
        return sink;
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void write(EventBatch batch) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            pixels.check(batch, i);
            Aedat4Builder.event(packet, batch, i);
            table.reach(batch.micros(i), count == 0);
            if (++count == PACKET_EVENTS) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        byte[] packed = compression.pack(Aedat4Builder.finish(packet, count));
        ByteBuffer header =
                ByteBuffer.allocate(Aedat4Layout.PACKET_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        put(header.putInt(0).putInt(packed.length).flip());
        table.add(channel.position(), packed.length, count);
        put(ByteBuffer.wrap(packed));
        Aedat4Builder.restart(packet);
        count = 0;
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            if (count > 0) {
                flush();
            }
            long position = channel.position();
            put(ByteBuffer.wrap(compression.pack(table.toFlatBuffer())));
            ByteBuffer place = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            place.putLong(position).flip();
            channel.write(place, Aedat4Builder.TABLE_POSITION_AT);
        }
    }
}
