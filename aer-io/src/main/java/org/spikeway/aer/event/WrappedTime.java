package org.spikeway.aer.event;

/**
 * Carries a counter of few bits on to 64 bits of time.
 *
 * <p>Only a step back by half of the counter's range or more is a wrap; a smaller one is jitter of the sensor and stays
 * as it is. A value just below the range's end right after a wrap is such jitter too, and belongs before the wrap.
 * With 4 bits, the values 14, 1, 15, 3, 2 give 14, 17, 15, 19, 18.
 */
public final class WrappedTime {
    /** The part of the range by which jitter may reach back over a wrap. */
    private static final int JITTER_SHIFT = 3;

    private final long range;
    private long base;
    private long last = Long.MIN_VALUE;
    private long wraps;

    /** @param bits of the counter, 4 to 62 */
    public WrappedTime(int bits) {
        if (bits < 4 || bits > 62) {
            throw new IllegalArgumentException("a counter of " + bits + " bits");
        }
        range = 1L << bits;
    }

    /**
     * The full time of the next value.
     *
     * @param value of the counter; a signed counter begins below zero and wraps all the same
     */
    public long unwrap(long value) {
        if (last != Long.MIN_VALUE) {
            long step = value - last;
            if (step <= -(range >> 1)) {
                base += range;
                wraps++;
            } else if (wraps > 0 && step >= range - (range >> JITTER_SHIFT)) {
                return base - range + value;
            }
        }
        last = value;
        return base + value;
    }

    /**
     * Goes on over values that were decoded as if none of them wrapped, if that was right for all of them.
     *
     * <p>A step of half of the range or more, back or ahead, may be a wrap or jitter over one; plus {@link #middle} it
     * has bits that no small step has.
     *
     * @param micros each a value plus {@link #base}
     * @param count how many of them, 1 or more
     * @param steps the bits that any step between them has, plus {@link #middle}
     * @return false if one is special, or no value came before; nothing has changed then
     */
    public boolean plain(long[] micros, int first, int count, long steps) {
        long bits = steps | (micros[first] - base - last + middle());
        if (last == Long.MIN_VALUE || (bits & -range) != 0) {
            return false;
        }
        last = micros[first + count - 1] - base;
        return true;
    }

    /** Half of the counter's range less one. */
    public long middle() {
        return (range >> 1) - 1;
    }

    /** What is added to a value that is no wrap. */
    public long base() {
        return base;
    }

    /** How often the counter began again. */
    public long wraps() {
        return wraps;
    }

    /** Begins again with nothing known, after the recording device set its counter back. */
    public void reset() {
        base = 0;
        last = Long.MIN_VALUE;
    }
}
