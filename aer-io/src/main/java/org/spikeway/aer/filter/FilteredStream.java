package org.spikeway.aer.filter;

import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;

/** A stream behind filters, in the order in which they are given. */
public final class FilteredStream implements EventStream {
    private final EventStream source;
    private final List<EventFilter> filters;
    private final RecordingInfo info;

    public FilteredStream(EventStream source, List<EventFilter> filters) {
        this.source = source;
        this.filters = List.copyOf(filters);
        RecordingInfo described = source.info();
        for (EventFilter filter : filters) {
            described = filter.describe(described);
        }
        info = described;
    }

    @Override
    public RecordingInfo info() {
        return info;
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
            for (EventFilter filter : filters) {
                filter.apply(batch);
            }
        } while (batch.size() == 0);
        return true;
    }

    @Override
    public void close() throws UnreadableException {
        source.close();
    }
}
