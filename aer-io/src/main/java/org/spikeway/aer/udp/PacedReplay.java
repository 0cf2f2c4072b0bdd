package org.spikeway.aer.udp;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;

/**
 * Passes a recording on at the pace at which it was taken, or so many times faster, and measures how late each event is.
 *
 * <p>An event is due so long after the first one as its time is after the time of the first one. It is late by what has
 * passed since then when the sink has taken it, together with all that were due by then, up to the size of a large
 * datagram. The clock starts when the first events have been read. An event that steps back in time is due at once.
 */
public final class PacedReplay {
    private static final double NANOS = 1000;
    private static final long LONGEST_LATENESS_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final long HURRIED_NANOS = 1_000_000_000;
    private static final long REHEARSAL_NANOS = 500_000_000;

    /** Events that are read ahead: enough for a burst, few enough that reading them makes no later ones late. */
    private static final int AHEAD = 1 << 15;

    /** Events that are passed on together at most; with 8 bytes each they just fit into a datagram. */
    private static final int TOGETHER = 7 * 1024;

    /** How much earlier than asked for a thread is to wake up; it is some 60 us late as a rule. */
    private static final long SPIN_NANOS = 150_000;

    private final EventSink sink;
    private final double rate;
    private final boolean hurried;
    private final Histogram lateness = new Histogram(LONGEST_LATENESS_NANOS, DIGITS);
    private final EventBatch due = new EventBatch(TOGETHER);
    private long startNanos;
    private long firstMicros;
    private long events;

    /** @param rate 1 for the recording's own pace, 2 for twice as fast; infinite for as fast as can be */
    public PacedReplay(EventSink sink, double rate) {
        this(sink, rate, false);
    }

    /** @param hurried whether each event is passed on as if it were due, without waiting for it */
    private PacedReplay(EventSink sink, double rate, boolean hurried) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate " + rate);
        }
        this.sink = sink;
        this.rate = rate;
        this.hurried = hurried;
    }

    /** Opens the recording anew, from its beginning. */
    @FunctionalInterface
    public interface Opening {
        EventStream open() throws IOException;
    }

    /**
     * Plays the beginning of a recording to a sink of no consequence for up to 1.5 s, so that the first events of the
     * replay that counts do not wait for classes to be loaded and compiled.
     *
     * <p>For a second it does not wait between events, over and over where the recording is short: at its own pace, a
     * recording takes each path too seldom for the compiler to take notice before it counts. Then it goes on at the
     * pace of the replay, since what was compiled without waiting is compiled again at the first wait. Damage ends it;
     * the replay itself reports that.
     */
    public static void rehearse(Opening recording, EventSink sink, double rate) throws IOException {
        long end = System.nanoTime() + HURRIED_NANOS;
        try {
            boolean goesOn = true;
            while (goesOn && System.nanoTime() < end) {
                goesOn = new PacedReplay(sink, rate, true).begin(recording, end, Long.MAX_VALUE) > 0;
            }
            new PacedReplay(sink, rate).begin(recording, System.nanoTime() + REHEARSAL_NANOS, REHEARSAL_NANOS);
        } catch (UnreadableException damaged) {
            // Met again, and reported, where it counts.
        }
    }

    /** Plays until a time of the clock or an event that is due later than {@code within}; returns the events. */
    private long begin(Opening recording, long end, long within) throws IOException {
        EventBatch batch = new EventBatch(AHEAD);
        try (EventStream stream = recording.open()) {
            boolean goesOn = true;
            while (goesOn && System.nanoTime() < end && stream.read(batch)) {
                goesOn = keepDueWithin(batch, within);
                if (batch.size() > 0) {
                    pass(batch);
                    events += batch.size();
                }
            }
        }
        return events;
    }

    /** Plays a stream to its end; returns the lateness of each event in nanoseconds, empty at infinite rate. */
    public Histogram play(EventStream stream) throws IOException {
        EventBatch batch = new EventBatch(AHEAD);
        while (stream.read(batch)) {
            if (Double.isInfinite(rate)) {
                sink.write(batch);
            } else {
                pass(batch);
            }
            events += batch.size();
        }
        return lateness;
    }

    /** The lateness of each event that was passed on, in nanoseconds; empty at infinite rate. */
    public Histogram lateness() {
        return lateness;
    }

    /** The events that were passed on. */
    public long events() {
        return events;
    }

    private void pass(EventBatch batch) throws IOException {
        if (events == 0) {
            startNanos = System.nanoTime();
            firstMicros = batch.micros(0);
        }
        int next = 0;
        while (next < batch.size()) {
            int from = next;
            long elapsed = waitFor(dueNanos(batch, next));
            int most = Math.min(batch.size(), from + TOGETHER);
            while (next < most && dueNanos(batch, next) <= elapsed) {
                next = endOfInstant(batch, next, most);
            }
            due.clear();
            due.append(batch, from, next - from);
            sink.write(due);
            measure(System.nanoTime() - startNanos);
        }
    }

    /**
     * Records the lateness of what was passed on, so many nanoseconds after the first event. Recordings hold tens of
     * thousands of events of one instant, so an instant is one record: one for each event would make the next ones late.
     */
    private void measure(long sent) {
        int next = 0;
        while (next < due.size()) {
            int end = endOfInstant(due, next, due.size());
            long late = Math.min(LONGEST_LATENESS_NANOS, Math.max(0, sent - dueNanos(due, next)));
            lateness.recordValueWithCount(late, end - next);
            next = end;
        }
    }

    /** The first event after this one that has another time, or {@code most}. */
    private static int endOfInstant(EventBatch batch, int index, int most) {
        long[] micros = batch.micros();
        int end = index + 1;
        while (end < most && micros[end] == micros[index]) {
            end++;
        }
        return end;
    }

    /** Cuts a batch at its first event that is due later; whether there is none. */
    private boolean keepDueWithin(EventBatch batch, long nanos) {
        firstMicros = events == 0 ? batch.micros(0) : firstMicros;
        int kept = 0;
        while (kept < batch.size() && dueNanos(batch, kept) <= nanos) {
            kept++;
        }
        boolean whole = kept == batch.size();
        batch.resize(kept);
        return whole;
    }

    /** When an event is due, in nanoseconds since the first one. */
    private long dueNanos(EventBatch batch, int index) {
        return (long) ((batch.micros(index) - firstMicros) * NANOS / rate);
    }

    /**
     * Waits until so many nanoseconds have passed since the first event; returns how many have. The thread sleeps for
     * most of the time and turns in a circle for the rest.
     */
    private long waitFor(long nanos) {
        if (hurried) {
            return nanos;
        }
        long elapsed = System.nanoTime() - startNanos;
        while (elapsed < nanos) {
            if (nanos - elapsed > SPIN_NANOS) {
                LockSupport.parkNanos(nanos - elapsed - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            elapsed = System.nanoTime() - startNanos;
        }
        return elapsed;
    }
}
