package org.spikeway.mapping.spinnaker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * The multicast routing tables of a program: keys for every slice, and for every router that they come to the entries
 * before and after compression.
 *
 * <p>All neurons of a slice share one tree, which ends at every core that any of them reaches.
 */
public final class SpinnakerTables {
    /** Outputs are bits of a word; the links take the first. */
    private static final int MOST_CORES = Long.SIZE - RoutingEntry.FIRST_CORE;

    private final KeyAllocation keys;
    private final Map<Router, Table> tables;
    private final ChipModel chip;

    /**
     * What one router holds.
     *
     * @param needed entries without default routing: one for every slice whose packets come here
     * @param plain entries with default routing: those that pass straight through have none
     * @param straight the keys that pass straight through
     * @param compressed what the router is loaded with
     */
    public record Table(int needed, List<RoutingEntry> plain, List<KeyMask> straight, RoutingTable compressed) {}

    private SpinnakerTables(KeyAllocation keys, Map<Router, Table> tables, ChipModel chip) {
        this.keys = keys;
        this.tables = tables;
        this.chip = chip;
    }

    /** Whether the chip's routers copy packets, for at most as many cores as an entry has bits for. */
    public static boolean suit(ChipModel chip) {
        return chip.geometry() instanceof Geometry.Mesh mesh
                && mesh.cast() == Geometry.Cast.MULTICAST
                && mesh.coresPerTile() <= MOST_CORES;
    }

    /** @throws RefusedException for a chip that they do not suit, or for too few keys */
    public static SpinnakerTables of(ChipProgram program, ChipModel chip) {
        if (!suit(chip) || !(chip.geometry() instanceof Geometry.Mesh mesh)) {
            throw new RefusedException(
                    "chip " + chip.name() + ": routing tables are for chips that copy packets, with at most "
                            + MOST_CORES + " cores a tile. Choose --chip spinnaker.");
        }
        KeyAllocation keys = KeyAllocation.of(program);
        Map<Router, Entries> entries =
                new TreeMap<>(Comparator.comparingInt(Router::y).thenComparingInt(Router::x));
        for (Slice slice : program.slices()) {
            MulticastTree tree = new MulticastTree(mesh, slice.core(), targets(program, slice));
            tree.outputs().forEach((router, outputs) -> entries.computeIfAbsent(router, r -> new Entries())
                    .add(keys.range(slice.id()), outputs, tree.isStraight(router)));
        }
        Map<Router, Table> tables =
                new TreeMap<>(Comparator.comparingInt(Router::y).thenComparingInt(Router::x));
        entries.forEach((router, of) -> tables.put(router, of.table()));
        return new SpinnakerTables(keys, Collections.unmodifiableMap(tables), chip);
    }

    /** Every core that any neuron of the slice reaches, ascending. */
    private static Set<Integer> targets(ChipProgram program, Slice source) {
        Set<Integer> cores = new TreeSet<>();
        for (Projection projection : program.projections()) {
            boolean sends = projection.source() == source.population()
                    && !(program.population(source).cells() instanceof Cells.CurrentSource);
            if (sends) {
                for (Slice target : program.slicesOf(projection.target())) {
                    if (projection.connection().reaches(source.box(), target.box())) {
                        cores.add(target.core());
                    }
                }
            }
        }
        return cores;
    }

    public KeyAllocation keys() {
        return keys;
    }

    /** By router, rows first; routers that no packet comes to are left out. */
    public Map<Router, Table> tables() {
        return tables;
    }

    /** The most entries that a router is loaded with. */
    public int mostEntries() {
        return tables.values().stream()
                .mapToInt(table -> table.compressed().entries().size())
                .max()
                .orElse(0);
    }

    /** @throws RefusedException where a router has too few entries for its compressed table */
    public void check() {
        long limit = chip.limits().routingEntries();
        tables.forEach((router, table) -> {
            int need = table.compressed().entries().size();
            if (limit != CoreLimits.UNLIMITED && need > limit) {
                throw new RefusedException(String.format(
                        Locale.ROOT,
                        "the router of tile (%d, %d) needs %,d routing entries (%,d before compression), chip %s has %,d."
                                + " What would fit: a chip file with more core.neurons or core.routingEntries; or a"
                                + " smaller network.",
                        router.x(),
                        router.y(),
                        need,
                        table.plain().size(),
                        chip.name(),
                        limit));
            }
        });
    }

    /** The entries of one router as they come up. */
    private static final class Entries {
        private final List<RoutingEntry> plain = new ArrayList<>();
        private final List<KeyMask> straight = new ArrayList<>();

        void add(KeyMask range, long outputs, boolean passes) {
            if (passes) {
                straight.add(range);
            } else {
                plain.add(new RoutingEntry(range, outputs));
            }
        }

        Table table() {
            return new Table(
                    plain.size() + straight.size(),
                    List.copyOf(plain),
                    List.copyOf(straight),
                    TableCompression.compress(plain, straight));
        }
    }
}
