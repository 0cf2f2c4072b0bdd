package org.spikeway.aer.recording.gesture;

import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.Recordings;

/** A recording of DVS128-Gesture as the labelled pieces that its file of labels tells. */
public final class GestureRecording {
    private final Path recording;
    private final List<LabelledSpan> spans;

    private GestureRecording(Path recording, List<LabelledSpan> spans) {
        this.recording = recording;
        this.spans = List.copyOf(spans);
    }

    /**
     * Reads the labels beside a recording.
     *
     * @throws UnreadableException if there are none, or they are damaged
     */
    public static GestureRecording open(Path recording) throws UnreadableException {
        return new GestureRecording(recording, GestureLabels.read(GestureLabels.beside(recording)));
    }

    /** The pieces in the order of the file of labels. */
    public List<LabelledSpan> spans() {
        return spans;
    }

    /**
     * The events of one piece.
     *
     * @param index of the piece
     * @throws UnreadableException if the recording cannot be read
     */
    public EventStream events(int index) throws UnreadableException {
        return new Piece(Recordings.open(recording, ReadOptions.STANDARD), spans.get(index));
    }

    /** Passes on the events of a piece; goes through the whole recording, for its times may step back. */
    private record Piece(EventStream source, LabelledSpan span) implements EventStream {
        @Override
        public RecordingInfo info() {
            return source.info();
        }

        @Override
        public Tally tally() {
            return source.tally();
        }

        @Override
        public boolean read(EventBatch batch) throws UnreadableException {
            do {
                if (!source.read(batch)) {
                    return false;
                }
                int kept = 0;
                for (int i = 0; i < batch.size(); i++) {
                    if (span.holds(batch.micros(i))) {
                        batch.move(i, kept++);
                    }
                }
                batch.resize(kept);
            } while (batch.size() == 0);
            return true;
        }

        @Override
        public void close() throws UnreadableException {
            source.close();
        }
    }
}
