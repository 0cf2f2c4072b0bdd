package org.spikeway.mapping.spinnaker;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

/**
 * Where each router sends the packets of one slice: its way to several cores in dimension order, each router entered once.
 * Where two ways lead to the same router, the first holds for both.
 */
final class MulticastTree {
    private final Geometry.Mesh mesh;
    private final Map<Router, Long> outputs = new LinkedHashMap<>();
    private final Map<Router, Link.Direction> arrivals = new LinkedHashMap<>();

    MulticastTree(Geometry.Mesh mesh, int source, Collection<Integer> targets) {
        this.mesh = mesh;
        DimensionOrder routing = new DimensionOrder(mesh);
        Set<Router> reached = new HashSet<>();
        reached.add(router(source));
        for (int target : targets) {
            List<Link> way = routing.route(source, target);
            for (int i = 0; i < way.size(); i++) {
                Link link = way.get(i);
                Router next = i + 1 < way.size()
                        ? new Router(way.get(i + 1).x(), way.get(i + 1).y())
                        : router(target);
                if (reached.add(next)) {
                    send(new Router(link.x(), link.y()), RoutingEntry.link(link.direction()));
                    arrivals.put(next, link.direction());
                }
            }
            send(router(target), RoutingEntry.FIRST_CORE + target % mesh.coresPerTile());
        }
    }

    private void send(Router router, int output) {
        outputs.merge(router, 1L << output, (a, b) -> a | b);
    }

    private Router router(int core) {
        return core == Slice.HOST ? new Router(0, 0) : new Router(mesh.tileX(core), mesh.tileY(core));
    }

    /** By router, the outputs as in {@link RoutingEntry}. */
    Map<Router, Long> outputs() {
        return outputs;
    }

    /** Whether packets leave the router by one link alone, opposite to the one they came in by. */
    boolean isStraight(Router router) {
        Link.Direction arrival = arrivals.get(router);
        return arrival != null && outputs.getOrDefault(router, 0L) == 1L << RoutingEntry.link(arrival);
    }
}
