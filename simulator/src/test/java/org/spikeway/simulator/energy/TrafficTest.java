package org.spikeway.simulator.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

class TrafficTest {
    /** The oracle: every packet walks its way; a multicast spike passes each link of its slice's tree once. */
    @ParameterizedTest
    @EnumSource(Geometry.Cast.class)
    void shouldCountThePacketsOfEveryLink(Geometry.Cast cast) {
        Geometry geometry = new Geometry.Mesh(Geometry.Topology.HEXAGONAL_TORUS, 4, 3, 3, 3, 2, 4, cast);
        RunCounts run = RandomCounts.next(new SplittableRandom(9), 50, ChipSpan.NONE);
        Map<Link, Long> loads = new HashMap<>();
        long sent = 0;
        for (int i = 0; i < run.slices().size(); i++) {
            Set<Link> tree = new HashSet<>();
            boolean sends = false;
            for (RunCounts.Way way : run.routes()) {
                if (way.source() != i) {
                    continue;
                }
                sends = true;
                int from = run.slices().get(i).core();
                int to = run.slices().get(way.target()).core();
                for (Link link : new DimensionOrder(geometry).route(from, to)) {
                    if (cast == Geometry.Cast.UNICAST) {
                        loads.merge(link, way.packets(), Long::sum);
                    } else if (tree.add(link)) {
                        loads.merge(link, run.slices().get(i).spikes(), Long::sum);
                    }
                }
                sent += cast == Geometry.Cast.UNICAST ? way.packets() : 0;
            }
            sent += cast == Geometry.Cast.MULTICAST && sends
                    ? run.slices().get(i).spikes()
                    : 0;
        }
        Traffic traffic = Traffic.of(run, geometry);
        loads.values().removeIf(packets -> packets == 0);
        Map<Link, Long> found = new HashMap<>();
        traffic.links().forEach(load -> found.put(load.link(), load.packets()));
        assertThat(found).isEqualTo(loads);
        assertThat(traffic.packets()).isEqualTo(sent);
    }
}
