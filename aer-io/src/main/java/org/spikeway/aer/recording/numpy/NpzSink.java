package org.spikeway.aer.recording.numpy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;

/**
 * Writes an NPZ archive.
 *
 * <p>An NPY header tells the number of elements, which is known only at the end. So each column goes to a file of its
 * own first, beside the archive, and all are packed when the sink is closed.
 */
final class NpzSink implements EventSink {
    private static final int BUFFER = 1 << 16;
    private static final int ALIGNMENT = 64;

    private enum Column {
        T("<i8", 8),
        X("<u2", 2),
        Y("<u2", 2),
        P("|u1", 1);

        private final String type;
        private final int bytes;

        Column(String type, int bytes) {
            this.type = type;
            this.bytes = bytes;
        }
    }

    /** The elements of one column, in a file of their own. */
    private record Part(Column column, Path file, FileChannel channel) {}

    private final Path file;
    private final Map<Column, Part> parts = new EnumMap<>(Column.class);
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long count;
    private boolean closed;

    private NpzSink(Path file) {
        this.file = file;
    }

    static EventSink create(Path file) throws IOException {
        // Found out before anything is computed: whether the archive can be written.
        Files.newOutputStream(file).close();
        NpzSink sink = new NpzSink(file);
        Path folder = file.toAbsolutePath().getParent();
        for (Column column : Column.values()) {
            Path part = Files.createTempFile(folder, ".spikeway-", ".part");
            FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.READ);
            sink.parts.put(column, new Part(column, part, channel));
        }
        return sink;
    }

    @Override
    public void write(EventBatch batch) throws IOException {
        for (Part part : parts.values()) {
            buffer.clear();
            for (int i = 0; i < batch.size(); i++) {
                if (buffer.remaining() < part.column.bytes) {
                    drain(part.channel);
                }
                put(part.column, batch, i);
            }
            drain(part.channel);
        }
        count += batch.size();
    }

    private void put(Column column, EventBatch batch, int i) {
        switch (column) {
            case T -> buffer.putLong(batch.micros(i));
            case X -> buffer.putShort((short) batch.x(i));
            case Y -> buffer.putShort((short) batch.y(i));
            case P -> buffer.put((byte) batch.polarity(i));
        }
    }

    private void drain(FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Part part : parts.values()) {
                ZipEntry entry = new ZipEntry(part.column.name().toLowerCase(java.util.Locale.ROOT) + ".npy");
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(header(part.column));
                copy(part.channel, zip);
                zip.closeEntry();
            }
        } finally {
            for (Part part : parts.values()) {
                part.channel.close();
                Files.deleteIfExists(part.file);
            }
        }
    }

    /** An NPY header of version 1, padded so that the elements begin at a multiple of 64 bytes. */
    private byte[] header(Column column) {
        String text = "{'descr': '" + column.type + "', 'fortran_order': False, 'shape': (" + count + ",), }";
        int length = (10 + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        header.put((byte) 1).put((byte) 0).putShort((short) (length - 10));
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }

    private void copy(FileChannel from, OutputStream to) throws IOException {
        from.position(0);
        buffer.clear();
        while (from.read(buffer) >= 0) {
            to.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }
}
