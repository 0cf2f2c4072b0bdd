package org.spikeway.mapping.place;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;
import org.spikeway.mapping.place.ExpectedTraffic.Flow;

/** How many packets pass each link of a chip, and whose they are. */
public final class LinkLoads {
    private static final Comparator<Link> BY_PLACE =
            Comparator.comparingInt(Link::y).thenComparingInt(Link::x).thenComparing(Link::direction);

    private final Geometry geometry;
    private final Map<Link, Map<String, Long>> layers;

    private LinkLoads(Geometry geometry, Map<Link, Map<String, Long>> layers) {
        this.geometry = geometry;
        this.layers = layers;
    }

    /**
     * Packets over one link.
     *
     * @param layers by the name of the layer that sent them
     */
    public record Load(Link link, long packets, Map<String, Long> layers) {
        public Load {
            layers = Map.copyOf(layers);
        }
    }

    /** The ways of all packets of a program where it lies. A flow to several slices passes each link once. */
    public static LinkLoads of(ChipProgram program, Geometry geometry, ExpectedTraffic traffic) {
        DimensionOrder routing = new DimensionOrder(geometry);
        Map<Link, Map<String, Long>> layers = new HashMap<>();
        for (Flow flow : traffic.flows()) {
            if (flow.packets() > 0) {
                Slice source = program.slices().get(flow.source());
                Set<Link> tree = new HashSet<>();
                for (int target : flow.targets()) {
                    tree.addAll(routing.route(
                            source.core(), program.slices().get(target).core()));
                }
                String layer = program.population(source).name();
                tree.forEach(link -> layers.computeIfAbsent(link, first -> new TreeMap<>())
                        .merge(layer, flow.packets(), Long::sum));
            }
        }
        return new LinkLoads(geometry, layers);
    }

    /** Links that carry anything, by row, column and direction. */
    public List<Load> links() {
        return layers.keySet().stream().sorted(BY_PLACE).map(this::load).toList();
    }

    /** The links that carry most, the busiest first. */
    public List<Load> hotSpots(int count) {
        return links().stream()
                .sorted(Comparator.comparingLong(Load::packets).reversed())
                .limit(count)
                .toList();
    }

    private Load load(Link link) {
        Map<String, Long> ofLink = layers.getOrDefault(link, Map.of());
        return new Load(
                link, ofLink.values().stream().mapToLong(Long::longValue).sum(), ofLink);
    }

    /** Spikes × hops: the packets of all links. */
    public long hops() {
        return links().stream().mapToLong(Load::packets).sum();
    }

    /** Packets of the busiest link. */
    public long largest() {
        return links().stream().mapToLong(Load::packets).max().orElse(0);
    }

    /** Mean packets of the links that carry anything. */
    public double mean() {
        return layers.isEmpty() ? 0 : (double) hops() / layers.size();
    }

    /** Packets over links between chips. */
    public long betweenChips() {
        return links().stream()
                .filter(load -> {
                    int toX = Math.floorMod(load.link().toX(), geometry.columns());
                    int toY = Math.floorMod(load.link().toY(), geometry.rows());
                    return geometry.chipAt(load.link().x(), load.link().y()) != geometry.chipAt(toX, toY);
                })
                .mapToLong(Load::packets)
                .sum();
    }
}
