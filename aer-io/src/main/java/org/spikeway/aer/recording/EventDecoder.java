package org.spikeway.aer.recording;

import java.nio.ByteBuffer;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;

/**
 * Turns the bytes of one format into events, wherever the bytes come from; what it knows (time, row, pending vector)
 * carries over from one buffer to the next.
 */
@FunctionalInterface
public interface EventDecoder {
    /**
     * Decodes whole words from the buffer's position on and appends their events, until less than a whole word is left
     * or the batch has less than {@link EventBatch#SMALLEST} places left. The position then stands after the last
     * decoded word. Sets the byte order that it needs.
     *
     * @throws UnreadableException if a word is damaged; the position stands at it, and the events before it are there
     */
    void decode(ByteBuffer in, EventBatch out) throws UnreadableException;
}
