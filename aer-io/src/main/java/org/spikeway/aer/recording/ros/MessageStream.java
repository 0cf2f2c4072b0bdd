package org.spikeway.aer.recording.ros;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Origin;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.ReadOptions;

/** The events of the messages of a bag; messages of other types are passed over and counted. */
final class MessageStream implements EventStream {
    private final String name;
    private final MessageSource source;
    private final Tally tally = new Tally();
    private final PacketDecoder packets = new EventPacketDecoder(tally);
    private final PacketDecoder arrays = new EventArrayDecoder();
    private final RecordingInfo info;
    private @Nullable PacketDecoder current;
    private @Nullable String damage;
    private long messages;
    private boolean ended;

    private MessageStream(String name, MessageSource source, String format, ReadOptions options)
            throws UnreadableException {
        this.name = name;
        this.source = source;
        try {
            advance();
        } catch (UnreadableException atOnce) {
            damage = atOnce.getMessage();
        }
        PacketDecoder first = current == null ? packets : current;
        info = new RecordingInfo(
                format,
                null,
                options.geometryOr(first.geometry()),
                Origin.UPPER_LEFT,
                Map.of("encoding", first.encoding()));
    }

    /** Reads ahead to the first message with events, for the size of the sensor. */
    static EventStream open(String name, MessageSource source, String format, ReadOptions options)
            throws UnreadableException {
        return new MessageStream(name, source, format, options);
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        batch.clear();
        try {
            while (damage == null && batch.remaining() >= EventBatch.SMALLEST && (current != null || advance())) {
                if (current != null && current.decode(batch)) {
                    current = null;
                }
            }
        } catch (UnreadableException damaged) {
            damage = damaged.getMessage();
        }
        if (damage != null && batch.size() == 0) {
            throw new UnreadableException(damage);
        }
        return batch.size() > 0;
    }

    /** Goes on to the next message with events; false at the end. */
    private boolean advance() throws UnreadableException {
        Message message = ended ? null : source.next();
        while (message != null && !message.hasEvents()) {
            tally.add(Item.OTHER);
            message = source.next();
        }
        if (message == null) {
            if (!ended) {
                tally.add(Item.TRUNCATED_BYTES, source.strayBytes());
            }
            ended = true;
            return false;
        }
        messages++;
        boolean isArray =
                message.shortType().equals("EventArray") && !message.type().startsWith("event_array_msgs/");
        PacketDecoder decoder = isArray ? arrays : packets;
        try {
            decoder.accept(message);
        } catch (UnreadableException damaged) {
            throw new UnreadableException(name + ": message " + messages + ": " + damaged.getMessage());
        }
        current = decoder;
        return true;
    }

    @Override
    public void close() throws UnreadableException {
        source.close();
    }
}
