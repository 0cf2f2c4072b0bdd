package org.spikeway.simulator.noc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * To which cores the spikes of a slice go. Neurons that reach the same cores form a group; there are few groups, since
 * whether a neuron reaches a slice depends on its row, its column and its channel one by one.
 */
final class Destinations {
    private final int[] groupOf;
    private final List<int[]> cores;

    private Destinations(int[] groupOf, List<int[]> cores) {
        this.groupOf = groupOf;
        this.cores = cores;
    }

    /** The group of each neuron of the slice. */
    int[] groupOf() {
        return groupOf;
    }

    int groups() {
        return cores.size();
    }

    /** The cores that a group reaches, ascending. */
    int[] cores(int group) {
        return cores.get(group);
    }

    /** The cores that any neuron of the slice reaches, ascending. */
    int[] allCores() {
        return cores.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }

    static Destinations of(ChipProgram program, Slice source) {
        List<Reach> reaches = new ArrayList<>();
        for (Projection projection : program.projections()) {
            if (projection.source() == source.population()) {
                for (Slice target : program.slicesOf(projection.target())) {
                    reaches.add(new Reach(projection.connection(), source.box(), target));
                }
            }
        }
        return grouped(source.box(), reaches);
    }

    private static Destinations grouped(Box box, List<Reach> reaches) {
        Kinds rows = new Kinds(box.rows(), reaches.stream().map(r -> r.rows).toList());
        Kinds columns =
                new Kinds(box.columns(), reaches.stream().map(r -> r.columns).toList());
        Kinds channels =
                new Kinds(box.channels(), reaches.stream().map(r -> r.channels).toList());
        Map<List<Integer>, Integer> groups = new LinkedHashMap<>();
        Map<List<Integer>, Integer> groupOfKinds = new HashMap<>();
        int[] groupOf = new int[box.size()];
        for (int i = 0; i < groupOf.length; i++) {
            int channel = i % box.channels();
            int position = i / box.channels();
            List<Integer> kinds = List.of(
                    rows.of(position / box.columns()), columns.of(position % box.columns()), channels.of(channel));
            groupOf[i] = groupOfKinds.computeIfAbsent(kinds, kind -> {
                BitSet reached = rows.signature(kind.get(0));
                reached.and(columns.signature(kind.get(1)));
                reached.and(channels.signature(kind.get(2)));
                TreeSet<Integer> targets = new TreeSet<>();
                reached.stream().forEach(r -> targets.add(reaches.get(r).core));
                return groups.computeIfAbsent(List.copyOf(targets), added -> groups.size());
            });
        }
        List<int[]> cores = groups.keySet().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        return new Destinations(groupOf, cores);
    }

    /** Which rows, columns and channels of the source reach one target slice through one projection. */
    private static final class Reach {
        private final int core;
        private final BitSet rows;
        private final BitSet columns;
        private final BitSet channels;

        Reach(Connection connection, Box source, Slice target) {
            core = target.core();
            Box box = target.box();
            rows = along(connection.rows(), source.rowFrom(), source.rowTo(), box.rowFrom(), box.rowTo());
            columns = along(
                    connection.columns(), source.columnFrom(), source.columnTo(), box.columnFrom(), box.columnTo());
            channels = new BitSet();
            for (int c = source.channelFrom(); c < source.channelTo(); c++) {
                channels.set(c - source.channelFrom(), connection.reaches(c, box.channelFrom(), box.channelTo()));
            }
        }

        private static BitSet along(Axis axis, int from, int to, int targetFrom, int targetTo) {
            BitSet hits = new BitSet();
            for (int at = from; at < to; at++) {
                hits.set(at - from, axis.taps(at, targetFrom, targetTo) > 0);
            }
            return hits;
        }
    }

    /** Places along one axis, those alike under one number. */
    private static final class Kinds {
        private final int[] kindOf;
        private final List<BitSet> signatures = new ArrayList<>();

        Kinds(int places, List<BitSet> hits) {
            Map<BitSet, Integer> known = new HashMap<>();
            kindOf = new int[places];
            for (int place = 0; place < places; place++) {
                BitSet signature = new BitSet();
                for (int r = 0; r < hits.size(); r++) {
                    signature.set(r, hits.get(r).get(place));
                }
                kindOf[place] = known.computeIfAbsent(signature, added -> {
                    signatures.add(added);
                    return signatures.size() - 1;
                });
            }
        }

        int of(int place) {
            return kindOf[place];
        }

        /** A copy of which targets that kind reaches. */
        BitSet signature(int kind) {
            return (BitSet) signatures.get(kind).clone();
        }
    }
}
