package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.prophesee.Evt3Decoder;

/**
 * Messages {@code event_camera_msgs/EventPacket}, called {@code event_array_msgs/EventArray} before: a header and the
 * words of the camera.
 *
 * <pre>
 *  header | u32 height | u32 width | u64 sequence | u64 time base (ns) | text encoding | u8 is_bigendian | u8[] words
 * </pre>
 *
 * <p>The words of EVT3 carry their own time, over the borders of messages; those of the other encodings add to the time
 * base.
 */
final class EventPacketDecoder implements PacketDecoder {
    private final Tally tally;
    private final TimeBase timeBase = new TimeBase();
    private @Nullable EventDecoder words;
    private String encoding = "";
    private Geometry geometry = Geometry.UNKNOWN;
    private ByteBuffer payload = NOTHING;

    EventPacketDecoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void accept(Message message) throws UnreadableException {
        WireReader in = new WireReader(message);
        in.header();
        long height = in.u32("height");
        long width = in.u32("width");
        geometry = Geometry.orUnknown(width, height);
        in.u64("sequence");
        timeBase.set(in.u64("time base"));
        String coding = in.text("encoding");
        in.u8("byte order");
        payload = in.bytes("events");
        if (words == null || !coding.equals(encoding)) {
            words = decoder(coding);
            encoding = coding;
        }
    }

    private EventDecoder decoder(String coding) throws UnreadableException {
        return switch (coding) {
            case "evt3" -> new Evt3Decoder(tally);
            case "mono" -> new MonoDecoder(timeBase);
            case "libcaer" -> new LibcaerDecoder(timeBase, tally);
            case "libcaer_cmp" -> new LibcaerPackedDecoder(timeBase, tally);
            case "trigger" ->
                (in, out) -> {
                    tally.add(Item.TRIGGERS, in.remaining() / Long.BYTES);
                    in.position(in.limit());
                };
            default ->
                throw new UnreadableException("encoding '" + (coding.length() > 40 ? "…" : coding)
                        + "' is not read. Record in evt3, mono, libcaer or libcaer_cmp.");
        };
    }

    @Override
    public boolean decode(EventBatch batch) throws UnreadableException {
        if (words == null) {
            return true;
        }
        int before = payload.position();
        int events = batch.size();
        words.decode(payload, batch);
        if (batch.remaining() < EventBatch.SMALLEST && payload.hasRemaining()) {
            return false;
        }
        boolean stuck = payload.position() == before && batch.size() == events;
        if (stuck) {
            tally.add(Item.INVALID, payload.hasRemaining() ? 1 : 0);
            payload.position(payload.limit());
        }
        return stuck || !payload.hasRemaining();
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public String encoding() {
        return encoding;
    }
}
