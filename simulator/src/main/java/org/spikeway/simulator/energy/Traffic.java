package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    record Hops(long x, long y, long betweenChipsX, long betweenChipsY) {}

    /** Adds up the ways of all packets. */
    public static Traffic of(RunCounts run, Geometry geometry) {
        int slices = run.slices().size();
        List<List<RunCounts.Way>> bySource = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            bySource.add(new ArrayList<>());
        }
        run.routes().forEach(way -> bySource.get(way.source()).add(way));
        DimensionOrder routing = new DimensionOrder(geometry);
        LinkTally tally = new LinkTally(geometry);
        long[] sent = new long[slices];
        Hops[] hops = new Hops[slices];
        for (int i = 0; i < slices; i++) {
            if (geometry.cast() == Geometry.Cast.MULTICAST) {
                tree(run, i, bySource.get(i), routing, tally);
            } else {
                single(run, bySource.get(i), routing, tally);
            }
            sent[i] = sent(run, i, bySource.get(i), geometry);
            hops[i] = tally.endOfSlice();
        }
        return new Traffic(tally.loads(), sent, hops);
    }

    private static long sent(RunCounts run, int slice, List<RunCounts.Way> ways, Geometry geometry) {
        if (geometry.cast() == Geometry.Cast.MULTICAST) {
            return ways.isEmpty() ? 0 : run.slices().get(slice).spikes();
        }
        return ways.stream().mapToLong(RunCounts.Way::packets).sum();
    }

    private static void single(RunCounts run, List<RunCounts.Way> ways, DimensionOrder routing, LinkTally tally) {
        for (RunCounts.Way way : ways) {
            if (way.packets() > 0) {
                route(run, way, routing).forEach(link -> tally.add(link, way.packets()));
            }
        }
    }

    private static void tree(
            RunCounts run, int slice, List<RunCounts.Way> ways, DimensionOrder routing, LinkTally tally) {
        long spikes = run.slices().get(slice).spikes();
        if (spikes > 0) {
            Set<Link> links = new HashSet<>();
            ways.forEach(way -> links.addAll(route(run, way, routing)));
            links.forEach(link -> tally.add(link, spikes));
        }
    }

    private static List<Link> route(RunCounts run, RunCounts.Way way, DimensionOrder routing) {
        return routing.route(
                run.slices().get(way.source()).core(),
                run.slices().get(way.target()).core());
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
