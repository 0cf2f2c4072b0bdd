package org.spikeway.mapping.spinnaker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a routing table smaller: entries with the same route become one with a wider mask. Keys that never come to the
 * router do not matter; every key that comes goes where it went.
 *
 * <p>As in ordered covering (Mundy, Heathcote and Garside 2016) the order of entries is put to use: routes are taken from
 * the one with the fewest entries to the one with the most, and a wider mask has only to stay clear of the keys of later
 * routes, because those of earlier routes are already taken, and of the keys that pass straight through. What an entry can
 * join is tried in turn, the nearest keys first.
 */
final class TableCompression {
    private TableCompression() {}

    /**
     * @param entries with keys that no two of them share
     * @param straight keys that pass without an entry; none of them in an entry
     */
    static RoutingTable compress(List<RoutingEntry> entries, Collection<KeyMask> straight) {
        Map<Long, List<KeyMask>> routes = new LinkedHashMap<>();
        for (RoutingEntry entry : entries) {
            routes.computeIfAbsent(entry.outputs(), route -> new ArrayList<>()).add(entry.keys());
        }
        List<Map.Entry<Long, List<KeyMask>>> order = new ArrayList<>(routes.entrySet());
        order.sort(Comparator.comparingInt(route -> route.getValue().size()));
        ArrayDeque<List<KeyMask>> later = new ArrayDeque<>();
        order.forEach(route -> later.add(route.getValue()));
        List<RoutingEntry> smaller = new ArrayList<>();
        for (Map.Entry<Long, List<KeyMask>> route : order) {
            later.removeFirst();
            List<KeyMask> barred = new ArrayList<>(straight);
            later.forEach(barred::addAll);
            for (KeyMask keys : cover(route.getValue(), barred)) {
                smaller.add(new RoutingEntry(keys, route.getKey()));
            }
        }
        return new RoutingTable(smaller);
    }

    /** Sets that hold all of the given ones and meet none of the barred. */
    private static List<KeyMask> cover(List<KeyMask> keys, List<KeyMask> barred) {
        List<KeyMask> left = new ArrayList<>(keys);
        left.sort((a, b) -> Integer.compareUnsigned(a.key(), b.key()));
        List<KeyMask> cover = new ArrayList<>();
        while (!left.isEmpty()) {
            KeyMask wide = left.remove(0);
            for (KeyMask other : left) {
                KeyMask joined = wide.join(other);
                if (!joined.equals(wide) && barred.stream().noneMatch(joined::meets)) {
                    wide = joined;
                }
            }
            left.removeIf(wide::contains);
            cover.add(wide);
        }
        return cover;
    }
}
