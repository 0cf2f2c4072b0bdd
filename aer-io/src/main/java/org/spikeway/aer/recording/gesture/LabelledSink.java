package org.spikeway.aer.recording.gesture;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;

/** Spreads the events of a recording over its labelled pieces, one sink each; an event may lie in several pieces. */
public final class LabelledSink implements EventSink {
    /** All sinks may be open at a time. */
    private static final int MOST_PIECES = 1000;

    /** Begins the sinks. */
    @FunctionalInterface
    public interface Pieces {
        /** The sink of a piece, counted from 0. Pieces without events are not begun. */
        EventSink begin(int number, LabelledSpan span) throws IOException;
    }

    private final List<LabelledSpan> spans;
    private final Pieces pieces;
    private final @Nullable EventSink[] sinks;
    private final EventBatch part = EventBatch.standard();

    /** @throws UnreadableException if there are more than 1,000 pieces */
    public LabelledSink(List<LabelledSpan> spans, Pieces pieces) throws UnreadableException {
        if (spans.size() > MOST_PIECES) {
            throw new UnreadableException(String.format(
                    "%,d labelled pieces, %,d can be written at a time. Shorten the file of labels.",
                    spans.size(), MOST_PIECES));
        }
        this.spans = List.copyOf(spans);
        this.pieces = pieces;
        sinks = new EventSink[spans.size()];
    }

    @Override
    public void write(EventBatch batch) throws IOException {
        TimeRange range = TimeRange.of(batch);
        for (int piece = 0; piece < sinks.length; piece++) {
            if (spans.get(piece).touches(range)) {
                write(batch, piece);
            }
        }
    }

    private void write(EventBatch batch, int piece) throws IOException {
        LabelledSpan span = spans.get(piece);
        for (int i = 0; i < batch.size(); i++) {
            if (span.holds(batch.micros(i))) {
                if (part.remaining() == 0) {
                    flush(piece);
                }
                part.append(batch, i, 1);
            }
        }
        flush(piece);
    }

    private void flush(int piece) throws IOException {
        if (part.size() > 0) {
            @Nullable EventSink sink = sinks[piece];
            if (sink == null) {
                sink = pieces.begin(piece, spans.get(piece));
                sinks[piece] = sink;
            }
            sink.write(part);
            part.clear();
        }
    }

    /** Completes all pieces, and then tells of the first that could not be. */
    @Override
    public void close() throws IOException {
        @Nullable IOException first = null;
        for (@Nullable EventSink sink : sinks) {
            try {
                if (sink != null) {
                    sink.close();
                }
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
