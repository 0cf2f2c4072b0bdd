package org.spikeway.mapping.spinnaker;

import java.util.List;

/** The entries of one router, of which the first that matches a key holds; a key without entry passes straight through. */
public record RoutingTable(List<RoutingEntry> entries) {
    /** What a key without entry is sent to here: the link opposite to the one it came in by. */
    public static final long STRAIGHT = 0;

    public RoutingTable {
        entries = List.copyOf(entries);
    }

    /** The outputs of a key, or {@link #STRAIGHT}. */
    public long route(int key) {
        for (RoutingEntry entry : entries) {
            if (entry.keys().matches(key)) {
                return entry.outputs();
            }
        }
        return STRAIGHT;
    }
}
