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
 * <p>Events that are due are passed on together. An event that steps back in time is due at once.
 */
public final class PacedReplay {
    private static final double NANOS = 1000;
    private static final long LONGEST_LATENESS_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final long REHEARSAL_NANOS = 800_000_000;

    private final EventSink sink;
    private final double rate;
    private final Histogram lateness = new Histogram(LONGEST_LATENESS_NANOS, DIGITS);
    private final EventBatch due = EventBatch.standard();
    private long startNanos;
    private long firstMicros;
    private long events;

    /** @param rate 1 for the recording's own pace, 2 for twice as fast; infinite for as fast as can be */
    public PacedReplay(EventSink sink, double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate " + rate);
        }
        this.sink = sink;
        this.rate = rate;
    }

    /**
     * Plays the beginning of a stream to a sink of no consequence for up to 0.8 s, at the rate of the replay that counts,
     * so that this one's first events do not wait for classes to be loaded and compiled. Damage ends it; the replay
     * itself reports that.
     */
    public static void rehearse(EventStream stream, EventSink sink, double rate) throws IOException {
        PacedReplay replay = new PacedReplay(sink, rate);
        EventBatch batch = EventBatch.standard();
        long end = System.nanoTime() + REHEARSAL_NANOS;
        try {
            while (System.nanoTime() < end && stream.read(batch) && replay.isDueWithin(batch, REHEARSAL_NANOS)) {
                replay.pass(batch);
                replay.events += batch.size();
            }
        } catch (UnreadableException damaged) {
            // Met again, and reported, where it counts.
        }
    }

    /** Plays a stream to its end; returns the lateness of each event in nanoseconds, empty at infinite rate. */
    public Histogram play(EventStream stream) throws IOException {
        EventBatch batch = EventBatch.standard();
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
            while (next < batch.size() && dueNanos(batch, next) <= elapsed) {
                next++;
            }
            due.clear();
            due.append(batch, from, next - from);
            sink.write(due);
            long sent = System.nanoTime() - startNanos;
            for (int i = 0; i < due.size(); i++) {
                lateness.recordValue(Math.min(LONGEST_LATENESS_NANOS, Math.max(0, sent - dueNanos(due, i))));
            }
        }
    }

    private boolean isDueWithin(EventBatch batch, long nanos) {
        firstMicros = events == 0 ? batch.micros(0) : firstMicros;
        return dueNanos(batch, batch.size() - 1) <= nanos;
    }

    /** When an event is due, in nanoseconds since the first one. */
    private long dueNanos(EventBatch batch, int index) {
        return (long) ((batch.micros(index) - firstMicros) * NANOS / rate);
    }

    /** Waits until so many nanoseconds have passed since the first event; returns how many have. */
    private long waitFor(long nanos) {
        long elapsed = System.nanoTime() - startNanos;
        while (elapsed < nanos) {
            LockSupport.parkNanos(nanos - elapsed);
            elapsed = System.nanoTime() - startNanos;
        }
        return elapsed;
    }
}
