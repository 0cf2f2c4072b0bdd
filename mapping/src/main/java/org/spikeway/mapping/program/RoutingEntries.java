package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;
import org.spikeway.mapping.spinnaker.Router;
import org.spikeway.mapping.spinnaker.SpinnakerTables;

/**
 * Counts the entries that each router needs: on chips with multicast tables what these hold after compression; on others
 * one for every slice whose spikes begin, turn, part or end there. Where they pass straight through, the router needs none
 * (default routing).
 */
final class RoutingEntries {
    private final ChipProgram program;
    private final ChipModel chip;
    private final DimensionOrder routing;

    RoutingEntries(ChipProgram program, ChipModel chip) {
        this.program = program;
        this.chip = chip;
        routing = new DimensionOrder(chip.geometry());
    }

    /** Refuses a program of which a router needs more entries than it has. */
    void check() {
        long limit = chip.limits().routingEntries();
        if (limit == CoreLimits.UNLIMITED) {
            return;
        }
        if (SpinnakerTables.suit(chip)) {
            SpinnakerTables.of(program, chip).check();
            return;
        }
        needs().forEach((router, need) -> {
            if (need > limit) {
                throw new RefusedException(String.format(
                        Locale.ROOT,
                        "the router of tile (%d, %d) needs %,d routing entries, chip %s has %,d. What would fit: a"
                                + " chip file with more core.neurons or core.routingEntries; or a smaller network.",
                        router.x(),
                        router.y(),
                        need,
                        chip.name(),
                        limit));
            }
        });
    }

    /** Entries of the router that needs most; empty where the chip has no limit to them. */
    OptionalInt most() {
        if (chip.limits().routingEntries() == CoreLimits.UNLIMITED) {
            return OptionalInt.empty();
        }
        return SpinnakerTables.suit(chip)
                ? OptionalInt.of(SpinnakerTables.of(program, chip).mostEntries())
                : OptionalInt.of(
                        needs().values().stream().mapToInt(need -> need).max().orElse(0));
    }

    /** Entries of each router that needs any, before any compression. */
    Map<Router, Integer> needs() {
        Map<Router, Integer> needs = new HashMap<>();
        for (Slice source : program.slices()) {
            List<List<Link>> ways = new ArrayList<>();
            Set<Router> entries = new HashSet<>();
            for (Projection projection : program.projections()) {
                if (projection.source() == source.population()
                        && WholeNetwork.sendsSpikes(program.populations(), projection)) {
                    for (Slice target : program.slicesOf(projection.target())) {
                        if (projection.connection().reaches(source.box(), target.box())) {
                            ways.add(routing.route(source.core(), target.core()));
                            entries.add(router(target.core()));
                        }
                    }
                }
            }
            if (!ways.isEmpty()) {
                entries.add(router(source.core()));
                addTurnsAndForks(ways, entries);
                entries.forEach(router -> needs.merge(router, 1, Integer::sum));
            }
        }
        return needs;
    }

    private static void addTurnsAndForks(List<List<Link>> ways, Set<Router> entries) {
        Map<Router, Link.Direction> leaving = new HashMap<>();
        for (List<Link> way : ways) {
            for (int i = 0; i < way.size(); i++) {
                Link link = way.get(i);
                Router router = new Router(link.x(), link.y());
                Link.Direction other = leaving.putIfAbsent(router, link.direction());
                boolean fork = other != null && other != link.direction();
                boolean turn = i > 0 && way.get(i - 1).direction() != link.direction();
                if (fork || turn) {
                    entries.add(router);
                }
            }
        }
    }

    private Router router(int core) {
        return core == Slice.HOST
                ? new Router(0, 0)
                : new Router(chip.geometry().tileX(core), chip.geometry().tileY(core));
    }
}
