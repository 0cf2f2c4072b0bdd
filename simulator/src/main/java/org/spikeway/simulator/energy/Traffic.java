package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

/**
 * What the network on chip carried in a run: packets by link, and by the slice that sent them.
 *
 * <p>A unicast chip sends a packet to every core that a spike reaches. A multicast chip sends one for each spike, which its
 * routers copy where ways part: its routes are by source core, so every spike of a slice takes the whole tree of that slice.
 */
public final class Traffic {
    private final List<Load> links;
    private final long[] sent;
    private final Hops[] hops;

    private Traffic(List<Load> links, long[] sent, Hops[] hops) {
        this.links = List.copyOf(links);
        this.sent = sent;
        this.hops = hops;
    }

    /** Packets over one link in a run. */
    public record Load(Link link, long packets) {}

    /** Links passed by packets of one slice, within chips and between them. */
    record Hops(long x, long y, long betweenChipsX, long betweenChipsY) {
        private static final Hops NONE = new Hops(0, 0, 0, 0);

        private Hops plus(boolean horizontal, boolean between, long packets) {
            return new Hops(
                    x + (horizontal && !between ? packets : 0),
                    y + (!horizontal && !between ? packets : 0),
                    betweenChipsX + (horizontal && between ? packets : 0),
                    betweenChipsY + (!horizontal && between ? packets : 0));
        }
    }

    /** Adds up the ways of all packets. */
    public static Traffic of(RunCounts run, Geometry geometry) {
        int slices = run.slices().size();
        List<List<RunCounts.Way>> bySource = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            bySource.add(new ArrayList<>());
        }
        run.routes().forEach(way -> bySource.get(way.source()).add(way));
        DimensionOrder routing = new DimensionOrder(geometry);
        Map<Link, Long> loads = new HashMap<>();
        long[] sent = new long[slices];
        Hops[] hops = new Hops[slices];
        for (int i = 0; i < slices; i++) {
            Map<Link, Long> own = geometry.cast() == Geometry.Cast.MULTICAST
                    ? tree(run, i, bySource.get(i), routing)
                    : single(run, bySource.get(i), routing);
            sent[i] = sent(run, i, bySource.get(i), geometry);
            hops[i] = Hops.NONE;
            for (Map.Entry<Link, Long> load : own.entrySet()) {
                Link link = load.getKey();
                loads.merge(link, load.getValue(), Long::sum);
                hops[i] =
                        hops[i].plus(link.direction().isHorizontal(), isBetweenChips(link, geometry), load.getValue());
            }
        }
        return new Traffic(sorted(loads), sent, hops);
    }

    private static long sent(RunCounts run, int slice, List<RunCounts.Way> ways, Geometry geometry) {
        if (geometry.cast() == Geometry.Cast.MULTICAST) {
            return ways.isEmpty() ? 0 : run.slices().get(slice).spikes();
        }
        return ways.stream().mapToLong(RunCounts.Way::packets).sum();
    }

    private static Map<Link, Long> single(RunCounts run, List<RunCounts.Way> ways, DimensionOrder routing) {
        Map<Link, Long> loads = new HashMap<>();
        for (RunCounts.Way way : ways) {
            if (way.packets() > 0) {
                for (Link link : route(run, way, routing)) {
                    loads.merge(link, way.packets(), Long::sum);
                }
            }
        }
        return loads;
    }

    private static Map<Link, Long> tree(RunCounts run, int slice, List<RunCounts.Way> ways, DimensionOrder routing) {
        Map<Link, Long> loads = new HashMap<>();
        long spikes = run.slices().get(slice).spikes();
        if (spikes > 0) {
            Set<Link> links = new HashSet<>();
            ways.forEach(way -> links.addAll(route(run, way, routing)));
            links.forEach(link -> loads.put(link, spikes));
        }
        return loads;
    }

    private static List<Link> route(RunCounts run, RunCounts.Way way, DimensionOrder routing) {
        return routing.route(
                run.slices().get(way.source()).core(),
                run.slices().get(way.target()).core());
    }

    private static boolean isBetweenChips(Link link, Geometry geometry) {
        int toX = Math.floorMod(link.toX(), geometry.columns());
        int toY = Math.floorMod(link.toY(), geometry.rows());
        return geometry.chipAt(link.x(), link.y()) != geometry.chipAt(toX, toY);
    }

    private static List<Load> sorted(Map<Link, Long> loads) {
        return loads.entrySet().stream()
                .map(entry -> new Load(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((Load load) -> load.link().y())
                        .thenComparingInt(load -> load.link().x())
                        .thenComparing(load -> load.link().direction()))
                .toList();
    }

    /** Links that carried anything, by row, column and direction. */
    public List<Load> links() {
        return links;
    }

    /** Packets that left a slice. */
    long sent(int slice) {
        return sent[slice];
    }

    Hops hopsOf(int slice) {
        return hops[slice];
    }

    public long packets() {
        long sum = 0;
        for (long each : sent) {
            sum += each;
        }
        return sum;
    }

    public long hops() {
        return links.stream().mapToLong(Load::packets).sum();
    }
}
