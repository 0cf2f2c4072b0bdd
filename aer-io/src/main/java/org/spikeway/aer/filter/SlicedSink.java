package org.spikeway.aer.filter;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;

/** Spreads events over sinks, a new one after so many microseconds or events. */
public final class SlicedSink implements EventSink {
    /** Begins the sinks. */
    @FunctionalInterface
    public interface Slices {
        /** The sink of a slice, counted from 0. Slices without events are not begun. */
        EventSink begin(long number) throws IOException;
    }

    private final Slices slices;
    private final long micros;
    private final long events;
    private final EventBatch part = EventBatch.standard();
    private @Nullable EventSink sink;
    private long number;
    private long first;
    private long count;

    private SlicedSink(Slices slices, long micros, long events) {
        this.slices = slices;
        this.micros = micros;
        this.events = events;
    }

    /** A slice for each span of time since the first event; an event that steps back goes to the current slice. */
    public static SlicedSink byDuration(long micros, Slices slices) {
        return new SlicedSink(slices, requirePositive(micros), Long.MAX_VALUE);
    }

    /** A slice for each so many events. */
    public static SlicedSink byCount(long events, Slices slices) {
        return new SlicedSink(slices, 0, requirePositive(events));
    }

    private static long requirePositive(long length) {
        if (length < 1) {
            throw new IllegalArgumentException("slices of " + length);
        }
        return length;
    }

    @Override
    public void write(EventBatch batch) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            long slice = slice(batch.micros(i));
            if (sink == null || slice > number) {
                flush();
                end();
                number = slice;
                sink = slices.begin(slice);
            } else if (part.remaining() == 0) {
                flush();
            }
            part.append(batch, i, 1);
        }
    }

    private long slice(long time) {
        if (count++ == 0) {
            first = time;
        }
        return micros > 0 ? (time - first) / micros : (count - 1) / events;
    }

    private void flush() throws IOException {
        if (sink != null && part.size() > 0) {
            sink.write(part);
        }
        part.clear();
    }

    private void end() throws IOException {
        if (sink != null) {
            sink.close();
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        end();
        sink = null;
    }
}
