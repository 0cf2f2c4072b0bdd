package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

/** Decodes messages of one kind into events; holds one message at a time. */
interface PacketDecoder {
    /** Takes the next message; all events of the one before have been given. */
    void accept(Message message) throws UnreadableException;

    /**
     * Appends events of the message until the batch is full or the message is used up.
     *
     * @return whether the message is used up
     */
    boolean decode(EventBatch batch) throws UnreadableException;

    /** The sensor's size by the message taken last. */
    Geometry geometry();

    /** What the events are coded in, such as {@code evt3}. */
    String encoding();

    /** Nothing to decode. */
    ByteBuffer NOTHING = ByteBuffer.allocate(0);
}
