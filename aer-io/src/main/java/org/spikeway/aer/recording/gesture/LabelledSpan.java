package org.spikeway.aer.recording.gesture;

/**
 * A piece of a recording that shows one class.
 *
 * @param label of the class, as the file of labels numbers it; DVS128-Gesture has 1 to 11
 * @param fromMicros the first time that belongs to it
 * @param toMicros the first time that does not
 */
public record LabelledSpan(int label, long fromMicros, long toMicros) {
    /** Whether a time belongs to the piece. */
    public boolean holds(long micros) {
        return micros >= fromMicros && micros < toMicros;
    }

    /** Whether an event of a batch may belong to the piece. */
    boolean touches(TimeRange range) {
        return range.last() >= fromMicros && range.first() < toMicros;
    }
}
