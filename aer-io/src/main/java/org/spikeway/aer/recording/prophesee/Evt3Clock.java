package org.spikeway.aer.recording.prophesee;

import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;

/** Carries the upper half of the time of EVT 3.0 words on to 64 bits. */
final class Evt3Clock {
    private final Tally tally;
    private final WrappedTime high = new WrappedTime(Evt3Word.TIME_BITS);
    private boolean timed;
    private int word = -1;
    private long base;

    Evt3Clock(Tally tally) {
        this.tally = tally;
    }

    /** Takes a time-high word that differs from the last one; the lower half begins again at 0. */
    void take(int timeHigh) {
        long wraps = high.wraps();
        base = high.unwrap(timeHigh & Evt3Word.PAYLOAD_MASK) << Evt3Word.TIME_BITS;
        tally.add(Item.WRAPS, high.wraps() - wraps);
        word = timeHigh;
        timed = true;
    }

    /** Whether there has been a time-high word. */
    boolean timed() {
        return timed;
    }

    /** The last time-high word; cameras repeat it often, and a repetition says nothing new. -1 if there was none. */
    int word() {
        return word;
    }

    /** Microseconds where the lower half is 0. */
    long base() {
        return base;
    }
}
