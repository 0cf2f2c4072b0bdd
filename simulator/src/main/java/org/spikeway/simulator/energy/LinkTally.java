package org.spikeway.simulator.energy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.route.Link;

/** Adds up packets by link, and those of one slice after another by kind of link; one map for all slices. */
final class LinkTally {
    private final Geometry geometry;
    private final Map<Link, Count> counts = new HashMap<>();
    private long x;
    private long y;
    private long betweenChipsX;
    private long betweenChipsY;

    LinkTally(Geometry geometry) {
        this.geometry = geometry;
    }

    private static final class Count {
        private final boolean betweenChips;
        private long packets;

        Count(boolean betweenChips) {
            this.betweenChips = betweenChips;
        }
    }

    /** Counts packets of the slice at hand over one link. */
    void add(Link link, long packets) {
        Count count = counts.computeIfAbsent(link, first -> new Count(first.isBetweenChips(geometry)));
        count.packets += packets;
        boolean horizontal = link.direction().isHorizontal();
        if (count.betweenChips) {
            betweenChipsX += horizontal ? packets : 0;
            betweenChipsY += horizontal ? 0 : packets;
        } else {
            x += horizontal ? packets : 0;
            y += horizontal ? 0 : packets;
        }
    }

    /** The hops of the slice at hand; the next one begins at zero. */
    Traffic.Hops endOfSlice() {
        Traffic.Hops hops = new Traffic.Hops(x, y, betweenChipsX, betweenChipsY);
        x = 0;
        y = 0;
        betweenChipsX = 0;
        betweenChipsY = 0;
        return hops;
    }

    /** By row, column and direction. */
    List<Traffic.Load> loads() {
        return counts.entrySet().stream()
                .map(entry -> new Traffic.Load(entry.getKey(), entry.getValue().packets))
                .sorted(Comparator.comparing(Traffic.Load::link, Link.BY_PLACE))
                .toList();
    }
}
