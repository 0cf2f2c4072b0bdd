package org.spikeway.aer.recording;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;

/**
 * One kind of recording: tells by the head of a file whether it is of this kind, and opens it.
 *
 * <p>A format is a public class with a public constructor without parameters and the annotation {@code
 * @AutoService(RecordingFormat.class)}; nothing else lists it. Its test extends {@code RecordingContract}.
 */
public interface RecordingFormat {
    /** How sure a format is of a file. */
    enum Match {
        /** It is something else. */
        NONE,
        /** Nothing in the head speaks against it, but the format has no mark of its own. */
        POSSIBLE,
        /** The head carries the format's mark. */
        CERTAIN
    }

    /** The short name by which users choose it, lower case, such as {@code evt3}. */
    String name();

    /** What it is, in a few words, such as {@code Prophesee RAW, EVT 3.0}. */
    String title();

    /** Judges a file by its first bytes; never throws, whatever they are. */
    Match match(FileHead head);

    /**
     * Opens a recording at its first event.
     *
     * <p>The stream gives events that are oriented from the upper left, with ON = 1 and wraps carried on. It need not
     * check times against each other nor coordinates against {@link
     * org.spikeway.aer.event.RecordingInfo#geometry}: {@link Recordings#open} puts stages on top that do.
     *
     * @throws UnreadableException if the header is damaged, or says what this format cannot be
     */
    EventStream open(FileHead head, ReadOptions options) throws UnreadableException;
}
