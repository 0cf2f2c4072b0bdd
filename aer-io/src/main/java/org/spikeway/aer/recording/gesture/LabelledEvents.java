package org.spikeway.aer.recording.gesture;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.filter.EventFilter;

/** Keeps the events of labelled pieces; those between them are dropped and counted. */
public final class LabelledEvents implements EventFilter {
    private final List<LabelledSpan> spans;

    /** The pieces to which events of the batch at hand may belong. */
    private final List<LabelledSpan> near = new ArrayList<>();

    private long dropped;

    public LabelledEvents(List<LabelledSpan> spans) {
        this.spans = List.copyOf(spans);
    }

    @Override
    public String label() {
        return "outside of " + spans.size() + " labelled pieces";
    }

    @Override
    public void apply(EventBatch batch) {
        near.clear();
        TimeRange range = TimeRange.of(batch);
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).touches(range)) {
                near.add(spans.get(i));
            }
        }
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (isLabelled(batch.micros(i))) {
                batch.move(i, kept++);
            }
        }
        dropped += batch.size() - kept;
        batch.resize(kept);
    }

    private boolean isLabelled(long micros) {
        for (int i = 0; i < near.size(); i++) {
            if (near.get(i).holds(micros)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long dropped() {
        return dropped;
    }
}
