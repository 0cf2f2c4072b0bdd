package org.spikeway.mapping.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins parts that exchange most packets, two by two and level by level (heavy-edge matching, Karypis and Kumar 1998), lays
 * the groups along the curve, or all parts in order where that is cheaper, and refines by annealing at a temperature that
 * keeps the groups together.
 */
final class MultilevelPlacer extends Placer {
    private static final double WARMTH = 0.3;

    MultilevelPlacer() {
        super("multilevel");
    }

    @Override
    void place(Layout layout, Effort effort) {
        int[] sequential = layout.slotOf.clone();
        int[] along = CurvePlacer.slotsAlong(layout);
        int[] slots = new int[layout.parts()];
        int next = 0;
        for (int part : order(layout)) {
            slots[part] = along[next++];
        }
        layout.arrange(slots);
        keepCheaper(layout, sequential);
        new Annealing(layout, effort).run(WARMTH);
        keepCheaper(layout, sequential);
    }

    /** A pair of parts, or of groups, and what they exchange. */
    private record Edge(int a, int b, double packets) {}

    /** The parts, those of a group side by side. */
    static List<Integer> order(Layout layout) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int part = 0; part < layout.parts(); part++) {
            groups.add(List.of(part));
        }
        int before = Integer.MAX_VALUE;
        while (groups.size() > 1 && groups.size() < before) {
            before = groups.size();
            groups = match(groups, edges(layout, groups));
        }
        return groups.stream().flatMap(List::stream).toList();
    }

    private static List<Edge> edges(Layout layout, List<List<Integer>> groups) {
        int[] groupOf = new int[layout.parts()];
        for (int g = 0; g < groups.size(); g++) {
            for (int part : groups.get(g)) {
                groupOf[part] = g;
            }
        }
        Map<Long, Double> sums = new HashMap<>();
        for (int part = 0; part < groupOf.length; part++) {
            for (int p = 0; p < layout.partners[part].length; p++) {
                int partner = layout.partners[part][p];
                if (partner > part && groupOf[partner] != groupOf[part]) {
                    long a = Math.min(groupOf[part], groupOf[partner]);
                    long b = Math.max(groupOf[part], groupOf[partner]);
                    sums.merge(a * groups.size() + b, layout.packets[part][p], Double::sum);
                }
            }
        }
        List<Edge> edges = new ArrayList<>();
        sums.forEach((key, packets) ->
                edges.add(new Edge((int) (key / groups.size()), (int) (key % groups.size()), packets)));
        edges.sort(Comparator.comparingDouble(Edge::packets)
                .reversed()
                .thenComparingInt(Edge::a)
                .thenComparingInt(Edge::b));
        return edges;
    }

    /** Joins along the heaviest edges; a group that finds no other stays as it is. */
    private static List<List<Integer>> match(List<List<Integer>> groups, List<Edge> edges) {
        boolean[] taken = new boolean[groups.size()];
        List<List<Integer>> joined = new ArrayList<>(groups);
        for (Edge edge : edges) {
            if (!taken[edge.a()] && !taken[edge.b()]) {
                taken[edge.a()] = true;
                taken[edge.b()] = true;
                List<Integer> both = new ArrayList<>(groups.get(edge.a()));
                both.addAll(groups.get(edge.b()));
                joined.set(edge.a(), both);
                joined.set(edge.b(), List.of());
            }
        }
        joined.removeIf(List::isEmpty);
        return joined;
    }
}
