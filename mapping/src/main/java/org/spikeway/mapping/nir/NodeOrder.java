package org.spikeway.mapping.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The order in which the nodes of a graph run within a tick, found by going back from the output, what a node reads in the
 * order of names. An edge that leads back into the way taken so far closes a loop; all others lead forward.
 *
 * <p>Nodes from which no way leads to the output are left out.
 */
record NodeOrder(List<String> names) {

    static NodeOrder of(FlatGraph graph, String output) {
        List<String> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Step> way = new ArrayDeque<>();
        way.push(new Step(output, graph.sources(output).iterator()));
        seen.add(output);
        while (!way.isEmpty()) {
            Step step = way.element();
            if (!step.sources.hasNext()) {
                order.add(step.name);
                way.pop();
                continue;
            }
            String source = step.sources.next();
            if (seen.add(source)) {
                way.push(new Step(source, graph.sources(source).iterator()));
            }
        }
        return new NodeOrder(order);
    }

    /** A node on the way back, and what it reads that has not been looked at. */
    private record Step(String name, Iterator<String> sources) {}
}
