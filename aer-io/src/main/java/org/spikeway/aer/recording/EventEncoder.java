package org.spikeway.aer.recording;

import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;

/** Turns events into the bytes of one format; what it has said already (time, row) carries over to the next call. */
@FunctionalInterface
public interface EventEncoder {
    /** Bytes that one event may take at most, with all that has to be said before it. */
    int ROOM = 256;

    /**
     * Encodes events of a batch until it ends or the buffer has less than {@link #ROOM} bytes left.
     *
     * @param from the first event
     * @return the event after the last that was encoded
     * @throws UnreadableException if the format cannot express an event; it names the event's value and the limit
     */
    int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException;

    /** Writes what is still held back; called once, after the last event. At most {@link #ROOM} bytes. */
    default void finish(ByteBuffer out) {}
}
