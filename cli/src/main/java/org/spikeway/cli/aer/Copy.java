package org.spikeway.cli.aer;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventSink;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.filter.EventFilter;
import org.spikeway.aer.filter.FilteredStream;
import org.spikeway.cli.Interrupts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes a recording through filters into a sink, and says what became of the events. */
final class Copy {
    /** Begins the sink once it is known what the events behind the filters are. */
    @FunctionalInterface
    interface Target {
        EventSink begin(RecordingInfo info) throws IOException;
    }

    private final EventStream source;
    private final List<EventFilter> filters;
    private final PrintWriter out;
    private final boolean json;
    private long written;
    private volatile boolean stopped;
    private volatile boolean cut;
    private Runnable ending = () -> cut = true;

    /** @param json whether the report is one JSON object instead of lines */
    Copy(EventStream source, List<EventFilter> filters, PrintWriter out, boolean json) {
        this.source = source;
        this.filters = filters;
        this.out = out;
        this.json = json;
    }

    /** At an interrupt the source is asked to end, and read until it does, instead of being left where it is. */
    Copy endingBy(Runnable end) {
        ending = end;
        return this;
    }

    /**
     * What lies before a damage, or has passed before an interrupt, is written and completed before that is told.
     *
     * @return exit code: 0, or that of the interrupt
     */
    int into(Target target) throws IOException {
        try (Interrupts interrupts = Interrupts.during(this::stop)) {
            pass(target);
            return interrupts.codeOr(0);
        }
    }

    private void stop(int code) {
        if (stopped) {
            Interrupts.end("interrupted before the end.", code);
        }
        stopped = true;
        ending.run();
    }

    private void pass(Target target) throws IOException {
        FilteredStream stream = new FilteredStream(source, filters);
        UnreadableException damage;
        try (EventSink sink = target.begin(stream.info())) {
            damage = pass(stream, sink);
        }
        out.print(json ? toJson(damage) : toText());
        out.flush();
        if (damage != null) {
            throw damage;
        }
    }

    /** Returns the damage at which reading ended, or null. */
    private @Nullable UnreadableException pass(FilteredStream stream, EventSink sink) throws IOException {
        EventBatch batch = EventBatch.standard();
        boolean more = true;
        while (more && !cut) {
            try {
                more = stream.read(batch);
            } catch (UnreadableException damage) {
                return damage;
            }
            sink.write(batch);
            written += batch.size();
        }
        return null;
    }

    private String toText() {
        String end = stopped ? "interrupted: " : "";
        StringBuilder text = new StringBuilder(String.format("%s%,d events written%n", end, written));
        for (EventFilter filter : filters) {
            text.append(String.format("%s: %,d dropped%n", filter.label(), filter.dropped()));
        }
        return text.append(new CountedItems(source.tally()).toText()).toString();
    }

    private String toJson(@Nullable UnreadableException damage) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("events_written", written);
        ArrayNode dropped = root.putArray("filters");
        for (EventFilter filter : filters) {
            dropped.addObject().put("filter", filter.label()).put("dropped", filter.dropped());
        }
        new CountedItems(source.tally()).putInto(root);
        root.put("interrupted", stopped);
        root.put("damage", damage == null ? null : damage.getMessage());
        return root.toPrettyString() + System.lineSeparator();
    }
}
