package org.spikeway.aer.event;

import java.io.Closeable;
import java.io.IOException;

/** Takes events batch by batch: a file that is being written, a network. */
public interface EventSink extends Closeable {
    /**
     * Takes the events of a batch, which stays the caller's.
     *
     * @throws org.spikeway.aer.UnreadableException if an event cannot be expressed in this sink's form; it names the
     *     event and the limit
     * @throws IOException if writing fails
     */
    void write(EventBatch batch) throws IOException;

    /** Completes the file; without it a file may be unreadable. */
    @Override
    void close() throws IOException;
}
