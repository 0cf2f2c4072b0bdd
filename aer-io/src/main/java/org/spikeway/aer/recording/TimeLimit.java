package org.spikeway.aer.recording;

import org.spikeway.aer.UnreadableException;

/** The times that a format with a counter of few bits and no mark of a wrap can write. */
public final class TimeLimit {
    private final String format;
    private final long largest;
    private long latest = Long.MIN_VALUE / 2;

    /**
     * @param format as messages name it
     * @param largest the largest time in microseconds
     */
    public TimeLimit(String format, long largest) {
        this.format = format;
        this.largest = largest;
    }

    /** @throws UnreadableException if a time does not fit, or steps back so far that a reader takes it for a wrap */
    public void check(long micros) throws UnreadableException {
        if (micros < 0 || micros > largest) {
            throw new UnreadableException(String.format(
                    "time %,d us, %s files have 0 to %,d. Let the recording begin at 0, or cut it.",
                    micros, format, largest));
        }
        if (latest - micros > largest / 2) {
            throw new UnreadableException(String.format(
                    "time %,d us is %,d us back, which %s files cannot tell from a wrap. Read the recording with the"
                            + " time policy monotone.",
                    micros, latest - micros, format));
        }
        latest = micros;
    }
}
