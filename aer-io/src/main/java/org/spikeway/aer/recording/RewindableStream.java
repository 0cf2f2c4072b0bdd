package org.spikeway.aer.recording;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;

/** Events of a recording that can be read again and again without opening it anew. */
public interface RewindableStream extends EventStream {
    /**
     * Goes back to the first event, over the same mapping where that holds it. What has been counted stays counted, and where
     * times are unwrapped they go on from where they are, as in a file that holds the recording twice.
     */
    void rewind() throws UnreadableException;
}
