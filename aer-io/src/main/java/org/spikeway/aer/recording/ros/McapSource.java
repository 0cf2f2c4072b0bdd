package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * The messages of an MCAP file in the order of the file.
 *
 * <pre>
 *  89 'M' 'C' 'A' 'P' '0' 0D 0A | { u8 operation | u64 bytes | content } … | the first 8 bytes again
 *
 *  3 schema   u16 id | text name | text encoding | u32 bytes | definition
 *  4 channel  u16 id | u16 schema | text topic | text encoding of messages | …
 *  5 message  u16 channel | u32 sequence | u64 logged | u64 published | data
 *  6 chunk    u64 first | u64 last | u64 bytes unpacked | u32 checksum | text method | u64 bytes | records
 * 15 end of data
 * </pre>
 *
 * <p>Texts are a u32 length and so many bytes; all numbers little endian.
 */
final class McapSource implements MessageSource {
    private static final int SCHEMA = 3;
    private static final int CHANNEL = 4;
    private static final int MESSAGE = 5;
    private static final int CHUNK = 6;
    private static final int DATA_END = 15;
    private static final int MESSAGE_HEAD = 22;

    /** A topic's type and how its messages are serialized. */
    private record Channel(String type, String serialization) {}

    private final BoundedWindow file;
    private final Map<Integer, String> schemas = new HashMap<>();
    private final Map<Integer, Channel> channels = new HashMap<>();
    private @Nullable ByteBuffer chunk;
    private long stray;
    private boolean ended;

    McapSource(BoundedWindow file) {
        this.file = file;
    }

    @Override
    public @Nullable Message next() throws UnreadableException {
        while (!ended) {
            ByteBuffer inner = chunk;
            if (inner != null && !inner.hasRemaining()) {
                chunk = null;
                inner = null;
            }
            String place = file.place();
            Message message;
            try {
                message = inner != null ? inside(inner, place) : outside(place);
            } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException damaged) {
                chunk = null;
                throw new UnreadableException(
                        place + ": a record ends within its fields. Fetch or record the bag again.");
            }
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private @Nullable Message inside(ByteBuffer inner, String place) throws UnreadableException {
        int operation = inner.get();
        long length = inner.getLong();
        if (length < 0 || length > inner.remaining()) {
            throw new IndexOutOfBoundsException();
        }
        ByteBuffer content = inner.slice(inner.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        inner.position(inner.position() + (int) length);
        return operation == CHUNK ? null : take(operation, content, place);
    }

    private @Nullable Message outside(String place) throws UnreadableException {
        ByteBuffer head = file.take(1 + Long.BYTES, "head");
        if (head == null) {
            stray = file.left();
            ended = true;
            return null;
        }
        int operation = head.get(0);
        long length = head.getLong(1);
        if (operation == DATA_END) {
            ended = true;
            return null;
        }
        if (operation < SCHEMA || operation > CHUNK) {
            ended = !file.skip(length);
            stray = ended ? file.left() + 9 : 0;
            return null;
        }
        ByteBuffer content = file.take(length, "record");
        if (content == null) {
            stray = file.left() + 9;
            ended = true;
            return null;
        }
        return take(operation, content, place);
    }

    private @Nullable Message take(int operation, ByteBuffer in, String place) throws UnreadableException {
        switch (operation) {
            case SCHEMA -> schemas.put((int) in.getShort(), text(in));
            case CHANNEL -> {
                int id = in.getShort();
                String type = schemas.getOrDefault((int) in.getShort(), "");
                text(in);
                channels.put(id, new Channel(type, text(in)));
            }
            case MESSAGE -> {
                Channel channel = channels.get((int) in.getShort());
                in.position(MESSAGE_HEAD);
                return channel == null ? null : new Message(channel.type, channel.serialization, in.slice());
            }
            case CHUNK -> {
                in.position(2 * Long.BYTES);
                long size = in.getLong();
                in.getInt();
                String method = text(in);
                long length = in.getLong();
                ByteBuffer packed = in.slice(in.position(), Math.toIntExact(Math.min(length, Integer.MAX_VALUE)));
                chunk = PackedChunk.unpack(packed.order(ByteOrder.LITTLE_ENDIAN), method, size, place);
            }
            default -> {
                // Headers, attachments and metadata hold no messages.
            }
        }
        return null;
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        byte[] bytes = new byte[java.util.Objects.checkIndex(length, in.remaining() + 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
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
