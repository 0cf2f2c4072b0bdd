package org.spikeway.cli.aer;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.EventStatistics;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.TimePolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code spikeway aer info} prints.
 *
 * @param stream read to its end or its damage
 * @param damage why reading ended early; null if it did not
 */
record RecordingReport(
        Path file,
        EventStream stream,
        EventStatistics events,
        TimePolicy time,
        @Nullable Exception damage) {
    String toText() {
        RecordingInfo info = stream.info();
        StringBuilder text = new StringBuilder();
        line(text, "file", file.toString());
        line(text, "format", info.format());
        line(text, "sensor", info.sensor() == null ? "not told" : info.sensor());
        line(text, "size", info.geometry().toString());
        line(text, "origin", info.origin().label() + (turned(info) ? ", turned to upper left" : ""));
        line(text, "events", String.format("%,d (%,d ON, %,d OFF)", events.events(), events.on(), events.off()));
        line(text, "time", String.format("%,d to %,d us (%s)", events.firstMicros(), events.lastMicros(), policy()));
        line(text, "duration", String.format("%,d us", events.durationMicros()));
        line(text, "largest", String.format("x %d, y %d", events.maxX(), events.maxY()));
        line(text, "sum of x", Long.toString(events.sumX()));
        line(text, "sum of y", Long.toString(events.sumY()));
        line(text, "sum of p", Long.toString(events.on()));
        line(text, "sum of t", events.sumMicros().toString());
        items(text, Item.Kind.SKIPPED, "skipped");
        items(text, Item.Kind.NOTED, "noted");
        items(text, Item.Kind.ANOMALY, "anomaly");
        if (damage != null) {
            line(text, "damage", damage.getMessage());
        }
        info.properties().forEach((name, value) -> line(text, "header", name + " = " + value));
        return text.toString();
    }

    private static boolean turned(RecordingInfo info) {
        return info.origin() != org.spikeway.aer.event.Origin.UPPER_LEFT;
    }

    private String policy() {
        return "time policy " + time.name().toLowerCase(Locale.ROOT);
    }

    private void items(StringBuilder text, Item.Kind kind, String name) {
        stream.tally().present().forEach((item, count) -> {
            if (item.kind() == kind) {
                line(text, name, String.format("%,d %s", count, item.label()));
            }
        });
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        text.append(String.format("%-9s %s%n", name, value));
    }

    String toJson() {
        RecordingInfo info = stream.info();
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("file", file.toString());
        root.put("format", info.format());
        root.put("sensor", info.sensor());
        root.put("width", info.geometry().width());
        root.put("height", info.geometry().height());
        root.put("origin", info.origin().label());
        root.put("time_policy", time.name().toLowerCase(Locale.ROOT));
        root.put("events", events.events());
        root.put("on", events.on());
        root.put("off", events.off());
        root.put("t_first_us", events.firstMicros());
        root.put("t_last_us", events.lastMicros());
        root.put("duration_us", events.durationMicros());
        root.put("x_max", events.maxX());
        root.put("y_max", events.maxY());
        root.put("sum_x", events.sumX());
        root.put("sum_y", events.sumY());
        root.put("sum_p", events.on());
        root.put("sum_t_us", events.sumMicros());
        counts(root.putObject("skipped"), Item.Kind.SKIPPED);
        counts(root.putObject("noted"), Item.Kind.NOTED);
        counts(root.putObject("anomalies"), Item.Kind.ANOMALY);
        root.put("damage", damage == null ? null : damage.getMessage());
        ObjectNode header = root.putObject("header");
        info.properties().forEach(header::put);
        return root.toPrettyString() + System.lineSeparator();
    }

    private void counts(ObjectNode node, Item.Kind kind) {
        for (Map.Entry<Item, Long> entry : stream.tally().present().entrySet()) {
            if (entry.getKey().kind() == kind) {
                node.put(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue());
            }
        }
    }
}
