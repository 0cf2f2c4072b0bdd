package org.spikeway.chip.activity;

import java.util.Arrays;
import java.util.List;

/**
 * Routes that end in one slice, and what each has carried, in columns: 24 bytes a route. A full TrueNorth chip has a
 * million of them.
 */
public final class RoutesInto {
    private final int target;
    private final int[] projections;
    private final int[] sources;
    private final long[] packets;
    private final long[] synops;

    private RoutesInto(int target, int[] projections, int[] sources, long[] packets, long[] synops) {
        this.target = target;
        this.projections = projections;
        this.sources = sources;
        this.packets = packets;
        this.synops = synops;
    }

    /** @param routes one or more, with the same target */
    public static RoutesInto of(List<RouteActivity> routes) {
        int target = routes.get(0).targetSlice();
        int size = routes.size();
        RoutesInto into = new RoutesInto(target, new int[size], new int[size], new long[size], new long[size]);
        for (int i = 0; i < size; i++) {
            RouteActivity route = routes.get(i);
            if (route.targetSlice() != target) {
                throw new IllegalArgumentException(
                        "a route into " + route.targetSlice() + " among those into " + target);
            }
            into.projections[i] = route.projection();
            into.sources[i] = route.sourceSlice();
            into.packets[i] = route.packets();
            into.synops[i] = route.synops();
        }
        return into;
    }

    /** What these and the same routes in the same order have carried together. */
    public RoutesInto plus(RoutesInto other) {
        if (target != other.target
                || !Arrays.equals(projections, other.projections)
                || !Arrays.equals(sources, other.sources)) {
            throw new IllegalArgumentException("other routes into slice " + target);
        }
        return new RoutesInto(target, projections, sources, sums(packets, other.packets), sums(synops, other.synops));
    }

    private static long[] sums(long[] a, long[] b) {
        long[] sums = new long[a.length];
        Arrays.setAll(sums, i -> a[i] + b[i]);
        return sums;
    }

    int size() {
        return sources.length;
    }

    RouteActivity get(int index) {
        return new RouteActivity(projections[index], sources[index], target, packets[index], synops[index]);
    }
}
