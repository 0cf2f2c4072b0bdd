package org.spikeway.aer.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.RecordingInfo;

/** A kind of recording that can also be written; what is written, the same format reads back equal. */
public interface WritableFormat extends RecordingFormat {
    /** The usual ending of its files with the dot, such as {@code .raw}; several formats may share one. */
    String ending();

    /**
     * Begins a file, over one that may be there.
     *
     * @param info of the events to come; the geometry must be known where the format's header has it
     * @throws org.spikeway.aer.UnreadableException if the format cannot express such events
     * @throws IOException if the file cannot be written
     */
    EventSink create(Path file, RecordingInfo info) throws IOException;
}
