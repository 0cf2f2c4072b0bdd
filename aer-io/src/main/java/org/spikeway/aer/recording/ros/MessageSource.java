package org.spikeway.aer.recording.ros;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/** Gives the messages of a bag one after another. */
interface MessageSource extends Closeable {
    /**
     * The next message; null at the end.
     *
     * @throws UnreadableException if what comes next is damaged
     */
    @Nullable
    Message next() throws UnreadableException;

    /** Bytes at the end that are no whole message. */
    long strayBytes();

    @Override
    void close() throws UnreadableException;
}
