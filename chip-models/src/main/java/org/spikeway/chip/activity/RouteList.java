package org.spikeway.chip.activity;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The routes of a run as an unchangeable list, stored target by target and in columns. */
public final class RouteList extends AbstractList<RouteActivity> implements RandomAccess {
    private final List<RoutesInto> parts;
    /** By part the place of its first route, and the number of all. */
    private final int[] starts;

    /** The routes of all parts, one part after another. */
    public RouteList(List<RoutesInto> parts) {
        this.parts = List.copyOf(parts);
        starts = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], parts.get(i).size());
        }
    }

    /** The same routes in the same order. */
    static RouteList of(List<RouteActivity> routes) {
        if (routes instanceof RouteList list) {
            return list;
        }
        List<RoutesInto> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= routes.size(); i++) {
            if (i == routes.size()
                    || routes.get(i).targetSlice() != routes.get(from).targetSlice()) {
                parts.add(RoutesInto.of(routes.subList(from, i)));
                from = i;
            }
        }
        return new RouteList(parts);
    }

    /** What these and the same routes in the same order have carried together. */
    RouteList plus(RouteList other) {
        if (parts.size() != other.parts.size()) {
            throw new IllegalArgumentException(
                    "routes into " + parts.size() + " and " + other.parts.size() + " slices");
        }
        List<RoutesInto> sums = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            sums.add(parts.get(i).plus(other.parts.get(i)));
        }
        return new RouteList(sums);
    }

    @Override
    public RouteActivity get(int index) {
        Objects.checkIndex(index, size());
        int found = Arrays.binarySearch(starts, index);
        int part = found < 0 ? -found - 2 : found;
        return parts.get(part).get(index - starts[part]);
    }

    @Override
    public int size() {
        return starts[parts.size()];
    }
}
