package org.spikeway.aer.recording.ros;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.spikeway.aer.event.Events;

/** Serializes messages of events as ROS does. */
final class RosMessages {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean cdr;

    private RosMessages(boolean cdr) {
        this.cdr = cdr;
    }

    RosMessages put(int bytes, long value) {
        while (cdr && out.size() % bytes != 0) {
            out.write(0);
        }
        byte[] all = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        out.write(all, 0, bytes);
        return this;
    }

    RosMessages text(String text) {
        put(4, text.length() + (cdr ? 1 : 0));
        out.writeBytes((text + (cdr ? "\0" : "")).getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private RosMessages header() {
        return (cdr ? this : put(4, 9)).put(4, 5).put(4, 6).text("camera");
    }

    private byte[] bytes() {
        if (!cdr) {
            return out.toByteArray();
        }
        ByteBuffer framed = ByteBuffer.allocate(4 + out.size());
        return framed.put(new byte[] {0, 1, 0, 0}).put(out.toByteArray()).array();
    }

    static byte[] array(boolean cdr, List<Events> events) {
        RosMessages message =
                new RosMessages(cdr).header().put(4, 480).put(4, 640).put(4, events.size());
        for (Events event : events) {
            message.put(2, event.x()).put(2, event.y());
            message.put(4, event.micros() / 1_000_000).put(4, event.micros() % 1_000_000 * 1000 + 999);
            message.put(1, event.polarity());
            if (cdr) {
                // The next event begins at a multiple of 4.
                message.put(1, 0).put(1, 0).put(1, 0);
            }
        }
        return message.bytes();
    }

    static byte[] packet(boolean cdr, String encoding, long timeBase, byte[] words) {
        RosMessages message = new RosMessages(cdr).header().put(4, 480).put(4, 640);
        message.put(8, 77).put(8, timeBase).text(encoding).put(1, 0).put(4, words.length);
        message.out.writeBytes(words);
        return message.bytes();
    }

    /** Words of the encoding mono. */
    static byte[] mono(List<Events> events, long baseMicros) {
        ByteBuffer words = ByteBuffer.allocate(8 * events.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Events event : events) {
            long offset = (event.micros() - baseMicros) * 1000;
            words.putLong(offset | (long) event.x() << 32 | (long) event.y() << 48 | (long) event.polarity() << 63);
        }
        return words.array();
    }
}
