package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** The messages of a ROS 1 bag in the order of the file; the index at its end is not needed. */
final class BagSource implements MessageSource {
    private static final int MOST_CONNECTIONS = 100_000;

    private final BoundedWindow file;
    private final Map<Long, String> types = new HashMap<>();
    private @Nullable ByteBuffer chunk;
    private long stray;

    BagSource(BoundedWindow file) {
        this.file = file;
    }

    @Override
    public @Nullable Message next() throws UnreadableException {
        while (true) {
            ByteBuffer inner = chunk;
            if (inner != null && !inner.hasRemaining()) {
                chunk = null;
                inner = null;
            }
            String place = file.place();
            ByteBuffer head = part(inner, "record's head", place);
            ByteBuffer data = head == null ? null : part(inner, "record", place);
            if (head == null || data == null) {
                return null;
            }
            BagRecord record = BagRecord.of(head);
            if (record == null) {
                throw new UnreadableException(place + ": a damaged record. Fetch or record the bag again.");
            }
            Message message = take(record, data, inner != null, place);
            if (message != null) {
                return message;
            }
        }
    }

    private @Nullable Message take(BagRecord record, ByteBuffer data, boolean inside, String place)
            throws UnreadableException {
        switch (record.op()) {
            case BagRecord.CHUNK -> {
                if (!inside) {
                    chunk = PackedChunk.unpack(data, record.text("compression"), record.number("size"), place);
                }
            }
            case BagRecord.CONNECTION -> {
                BagRecord connection = BagRecord.of(data);
                if (connection != null && types.size() < MOST_CONNECTIONS) {
                    types.put(record.number("conn"), connection.text("type"));
                }
            }
            case BagRecord.MESSAGE -> {
                return new Message(types.getOrDefault(record.number("conn"), ""), "ros1", data);
            }
            default -> {
                // Indices and summaries, which a pass from front to back does not need.
            }
        }
        return null;
    }

    /** The next length and so many bytes, of a chunk or of the file; null where the file ends. */
    private @Nullable ByteBuffer part(@Nullable ByteBuffer inner, String what, String place)
            throws UnreadableException {
        if (inner != null) {
            long length = inner.remaining() < Integer.BYTES ? -1 : inner.getInt() & 0xFFFF_FFFFL;
            if (length < 0 || length > inner.remaining()) {
                chunk = null;
                throw new UnreadableException(place + ": before here, a " + what
                        + " reaches beyond its chunk. Fetch or record the bag again.");
            }
            ByteBuffer bytes = inner.slice(inner.position(), (int) length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            inner.position(inner.position() + (int) length);
            return bytes;
        }
        ByteBuffer length = file.take(Integer.BYTES, "length");
        ByteBuffer bytes = length == null ? null : file.take(length.getInt(0) & 0xFFFF_FFFFL, what);
        if (bytes == null) {
            stray = file.left() + (length == null ? 0 : Integer.BYTES);
        }
        return bytes;
    }

    @Override
    public long strayBytes() {
        return stray;
    }

    @Override
    public void close() throws UnreadableException {
        file.close();
    }
}
