package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

/**
 * Messages {@code dvs_msgs/EventArray} and {@code prophesee_event_msgs/EventArray}: a header, height, width, and a list
 * of events.
 *
 * <pre>
 *  u16 x | u16 y | u32 seconds | u32 nanoseconds | u8 polarity     13 bytes; CDR aligns each event to 4: 16 bytes
 * </pre>
 */
final class EventArrayDecoder implements PacketDecoder {
    private static final int EVENT_BYTES = 13;
    private static final int ALIGNED_BYTES = 16;

    private ByteBuffer events = NOTHING;
    private long left;
    private int stride = EVENT_BYTES;
    private Geometry geometry = Geometry.UNKNOWN;

    @Override
    public void accept(Message message) throws UnreadableException {
        WireReader in = new WireReader(message);
        in.header();
        long height = in.u32("height");
        long width = in.u32("width");
        geometry = Geometry.orUnknown(width, height);
        left = in.u32("number of events");
        stride = message.isCdr() ? ALIGNED_BYTES : EVENT_BYTES;
        events = in.rest();
        if (left > 0 && left * stride - (stride - EVENT_BYTES) > events.remaining()) {
            throw new UnreadableException(String.format(
                    "message declares %,d events in %,d bytes. Fetch or record the bag again.",
                    left, events.remaining()));
        }
    }

    @Override
    public boolean decode(EventBatch batch) {
        int at = events.position();
        for (; left > 0 && batch.remaining() > 0; left--) {
            long seconds = events.getInt(at + 4) & 0xFFFF_FFFFL;
            long nanos = events.getInt(at + 8) & 0xFFFF_FFFFL;
            batch.add(
                    seconds * 1_000_000 + nanos / 1000,
                    events.getShort(at) & 0xFFFF,
                    events.getShort(at + 2) & 0xFFFF,
                    events.get(at + 12) == 0 ? 0 : 1);
            at += stride;
        }
        events.position(Math.min(at, events.limit()));
        return left == 0;
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public String encoding() {
        return "EventArray";
    }
}
