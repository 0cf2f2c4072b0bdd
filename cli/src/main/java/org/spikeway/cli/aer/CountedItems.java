package org.spikeway.cli.aer;

import java.util.Locale;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import tools.jackson.databind.node.ObjectNode;

/** What was in a recording besides its events, as a report says it. */
record CountedItems(Tally tally) {
    /** A line for each item that is more than a note. */
    String toText() {
        StringBuilder text = new StringBuilder();
        tally.present().forEach((item, count) -> {
            if (item.kind() != Item.Kind.NOTED) {
                text.append(String.format("%,d %s%n", count, item.label()));
            }
        });
        return text.toString();
    }

    /** Puts all items into a report, under {@code counted}. */
    void putInto(ObjectNode report) {
        ObjectNode counted = report.putObject("counted");
        tally.present().forEach((item, count) -> counted.put(item.name().toLowerCase(Locale.ROOT), count));
    }
}
