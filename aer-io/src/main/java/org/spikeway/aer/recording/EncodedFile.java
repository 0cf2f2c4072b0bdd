package org.spikeway.aer.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;

/** Writes a file that is a header followed by the words of an encoder. */
public final class EncodedFile implements EventSink {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final EventEncoder encoder;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private EncodedFile(FileChannel channel, EventEncoder encoder) {
        this.channel = channel;
        this.encoder = encoder;
    }

    /**
     * Begins a file, over one that may be there.
     *
     * @param header what comes before the first word
     */
    public static EventSink create(Path file, byte[] header, EventEncoder encoder) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        EncodedFile sink = new EncodedFile(channel, encoder);
        sink.writeFully(ByteBuffer.wrap(header));
        return sink;
    }

    @Override
    public void write(EventBatch batch) throws IOException {
        int next = 0;
        while (next < batch.size()) {
            next = encoder.encode(batch, next, buffer);
            if (buffer.remaining() < EventEncoder.ROOM) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        writeFully(buffer.flip());
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            flush();
            encoder.finish(buffer);
            flush();
        }
    }
}
