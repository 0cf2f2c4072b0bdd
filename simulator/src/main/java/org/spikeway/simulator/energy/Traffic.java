package org.spikeway.simulator.energy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

/**
 * What the network on chip carried in a run: packets by link.
 *
 * @param links links that carried anything, by row, column and direction
 */
public record Traffic(List<Load> links) {
    public Traffic {
        links = List.copyOf(links);
    }

    /** Packets over one link in a run. */
    public record Load(Link link, long packets) {}

    /** Adds up the routes of all packets; each target core gets a packet of its own. */
    public static Traffic of(Activity activity, ChipProgram program, ChipModel chip) {
        DimensionOrder routing = new DimensionOrder(chip.geometry());
        Map<Link, Long> packets = new HashMap<>();
        for (RouteActivity route : activity.routes()) {
            if (route.packets() > 0) {
                int from = program.slices().get(route.sourceSlice()).core();
                int to = program.slices().get(route.targetSlice()).core();
                for (Link link : routing.route(from, to)) {
                    packets.merge(link, route.packets(), Long::sum);
                }
            }
        }
        return new Traffic(packets.entrySet().stream()
                .map(entry -> new Load(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((Load load) -> load.link().y())
                        .thenComparingInt(load -> load.link().x())
                        .thenComparing(load -> load.link().direction()))
                .toList());
    }

    public long hops() {
        return links.stream().mapToLong(Load::packets).sum();
    }

    public long hopsX() {
        return links.stream()
                .filter(load -> load.link().direction().isHorizontal())
                .mapToLong(Load::packets)
                .sum();
    }

    public long hopsY() {
        return hops() - hopsX();
    }
}
