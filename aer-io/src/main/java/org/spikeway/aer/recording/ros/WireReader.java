package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.spikeway.aer.UnreadableException;

/**
 * Reads the fields of a serialized ROS message.
 *
 * <p>ROS 1 packs fields without gaps, little endian. CDR (ROS 2) begins with 4 bytes, the second of which is 1 for little
 * endian, and aligns every number to its size, counted from behind these 4 bytes; texts end with a zero byte.
 */
final class WireReader {
    private static final int CDR_HEAD = 4;

    private final ByteBuffer in;
    private final boolean cdr;
    private final int origin;

    WireReader(Message message) throws UnreadableException {
        in = message.data();
        cdr = message.isCdr();
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (cdr) {
            require(CDR_HEAD, "head");
            if (in.get(in.position() + 1) == 0) {
                in.order(ByteOrder.BIG_ENDIAN);
            }
            in.position(in.position() + CDR_HEAD);
        }
        origin = in.position();
    }

    private void require(long bytes, String what) throws UnreadableException {
        if (bytes < 0 || in.remaining() < bytes) {
            throw new UnreadableException(String.format(
                    "message ends within its %s: %,d bytes needed, %,d there. Fetch or record the bag again.",
                    what, bytes, in.remaining()));
        }
    }

    private void align(int bytes, String what) throws UnreadableException {
        if (cdr) {
            int gap = -(in.position() - origin) & (bytes - 1);
            require(gap, what);
            in.position(in.position() + gap);
        }
    }

    int u8(String what) throws UnreadableException {
        require(1, what);
        return in.get() & 0xFF;
    }

    int u16(String what) throws UnreadableException {
        align(2, what);
        require(2, what);
        return in.getShort() & 0xFFFF;
    }

    long u32(String what) throws UnreadableException {
        align(4, what);
        require(4, what);
        return in.getInt() & 0xFFFF_FFFFL;
    }

    long u64(String what) throws UnreadableException {
        align(8, what);
        require(8, what);
        return in.getLong();
    }

    String text(String what) throws UnreadableException {
        long length = u32(what);
        require(length, what);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }

    /** Passes over the header that most messages begin with. */
    void header() throws UnreadableException {
        if (!cdr) {
            u32("header");
        }
        u32("header");
        u32("header");
        text("header");
    }

    /** The bytes of an array of bytes, in place. */
    ByteBuffer bytes(String what) throws UnreadableException {
        long length = u32(what);
        require(length, what);
        ByteBuffer bytes = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return bytes;
    }

    /** What is left of the message. */
    ByteBuffer rest() {
        return in;
    }
}
