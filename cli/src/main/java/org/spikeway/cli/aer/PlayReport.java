package org.spikeway.cli.aer;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.Tally;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code spikeway aer play} prints.
 *
 * @param events that were sent
 * @param nanos how long that took
 * @param lateness of events in nanoseconds; empty where they were sent as fast as can be
 * @param tally what else was in the recording
 * @param damage why the recording ended early; null if it did not
 */
record PlayReport(
        long events,
        long nanos,
        Histogram lateness,
        Tally tally,
        @Nullable Exception damage) {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    String toText() {
        StringBuilder text =
                new StringBuilder(String.format("%,d events sent in %.3f s%n", events, nanos / NANOS_A_SECOND));
        if (lateness.getTotalCount() > 0) {
            text.append("lateness in ms:");
            for (double percentile : PERCENTILES) {
                text.append(String.format("  %s %% %.3f", percentile, millis(percentile)));
            }
            text.append(System.lineSeparator());
        }
        return text.append(new CountedItems(tally).toText()).toString();
    }

    String toJson() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("events_sent", events);
        root.put("seconds", nanos / NANOS_A_SECOND);
        ObjectNode late = root.putObject("lateness_ms");
        if (lateness.getTotalCount() > 0) {
            for (double percentile : PERCENTILES) {
                late.put(String.valueOf(percentile), millis(percentile));
            }
        }
        new CountedItems(tally).putInto(root);
        root.put("damage", damage == null ? null : damage.getMessage());
        return root.toPrettyString() + System.lineSeparator();
    }

    private double millis(double percentile) {
        return lateness.getValueAtPercentile(percentile) / NANOS_A_MILLI;
    }
}
