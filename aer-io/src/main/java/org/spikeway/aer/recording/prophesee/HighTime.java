package org.spikeway.aer.recording.prophesee;

import org.spikeway.aer.UnreadableException;

/**
 * Decides which values of a time-high word a writer must say, so that a reader that takes only large backward steps for
 * wraps follows any pause.
 *
 * <p>A pause of a quarter of the counter's range or more is bridged by words in between.
 */
final class HighTime {
    /** Times above take too many words to reach from zero. */
    private static final long LATEST_FIRST = 1L << 34;

    /** The part of the range that a reader takes for jitter, see {@link org.spikeway.aer.event.WrappedTime}. */
    private static final int JITTER_SHIFT = 3;

    private final String format;
    private final int lowBits;
    private final long range;
    private long said;
    private boolean begun;

    /**
     * @param lowBits bits of time below those of the word
     * @param highBits bits of time in the word
     */
    HighTime(String format, int lowBits, int highBits) {
        this.format = format;
        this.lowBits = lowBits;
        this.range = 1L << highBits;
    }

    /**
     * Whether the word must be said before an event of that time.
     *
     * @throws UnreadableException if the time is negative, begins too late, or steps back too far
     */
    boolean needed(long micros) throws UnreadableException {
        if (micros < 0 || (!begun && micros >= LATEST_FIRST)) {
            throw new UnreadableException(String.format(
                    "time %,d us, %s files begin at 0 to %,d us. Let the recording begin at 0.",
                    micros, format, LATEST_FIRST - 1));
        }
        long high = micros >> lowBits;
        if (high < said - (range >> JITTER_SHIFT)) {
            throw new UnreadableException(String.format(
                    "time %,d us is %,d us back, which %s files cannot tell from a wrap. Read the recording with the"
                            + " time policy monotone.",
                    micros, (said << lowBits) - micros, format));
        }
        return !begun || high != said;
    }

    /** The value to say next; once it {@link #needed} is false, the event's own time has been said. */
    int next(long micros) {
        long high = micros >> lowBits;
        said = Math.min(high, said + (range >> 2));
        begun = true;
        return (int) (said & (range - 1));
    }
}
