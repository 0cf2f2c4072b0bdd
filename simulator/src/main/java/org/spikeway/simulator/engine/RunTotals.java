package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.RouteList;
import org.spikeway.chip.activity.RoutesInto;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.ChipProgram;

/** Counts added up over the crews of a run. Routes are listed by target, projection and source, whatever the bands. */
final class RunTotals {
    private static final Comparator<RouteActivity> ORDER = Comparator.comparingInt(RouteActivity::targetSlice)
            .thenComparingInt(RouteActivity::projection)
            .thenComparingInt(RouteActivity::sourceSlice);

    private final SliceActivity[] slices;
    /** By target slice; none into those that nothing reaches. */
    private final @Nullable RoutesInto[] routes;

    RunTotals(ChipProgram program) {
        slices = new SliceActivity[program.slices().size()];
        Arrays.setAll(slices, slice -> new SliceActivity(slice, 0, 0, 0, 0));
        routes = new RoutesInto[slices.length];
    }

    /**
     * Adds what some slices of a crew have counted.
     *
     * @param ofRoutes all routes into these slices
     */
    void add(List<SliceActivity> ofSlices, List<RouteActivity> ofRoutes) {
        for (SliceActivity slice : ofSlices) {
            slices[slice.slice()] = slices[slice.slice()].plus(slice);
        }
        List<RouteActivity> sorted = new ArrayList<>(ofRoutes);
        sorted.sort(ORDER);
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            int target = sorted.get(from).targetSlice();
            if (i == sorted.size() || sorted.get(i).targetSlice() != target) {
                RoutesInto into = RoutesInto.of(sorted.subList(from, i));
                RoutesInto before = routes[target];
                routes[target] = before == null ? into : before.plus(into);
                from = i;
            }
        }
    }

    Activity activity(int samples, int ticks) {
        List<RoutesInto> reached =
                Arrays.stream(routes).filter(Objects::nonNull).toList();
        return new Activity(samples, ticks, List.of(slices), new RouteList(reached));
    }

    /** Gives what has been counted so far, or takes it into totals of nothing. */
    void exchange(Snapshot state) {
        List<RouteActivity> all = state.isPutBack() ? List.of() : activity(0, 0).routes();
        int count = state.exchange("routes", all.size());
        int[] ends = state.ints("ends", Math.multiplyExact(3, count));
        long[] carried = state.longs("carried", Math.multiplyExact(2, count));
        long[] counted = state.longs("slices", 4 * slices.length);
        if (state.isPutBack()) {
            add(slicesOf(counted), routesOf(ends, carried));
            return;
        }
        for (int i = 0; i < count; i++) {
            RouteActivity route = all.get(i);
            ends[3 * i] = route.projection();
            ends[3 * i + 1] = route.sourceSlice();
            ends[3 * i + 2] = route.targetSlice();
            carried[2 * i] = route.packets();
            carried[2 * i + 1] = route.synops();
        }
        for (SliceActivity slice : slices) {
            counted[4 * slice.slice()] = slice.spikes();
            counted[4 * slice.slice() + 1] = slice.activeUpdates();
            counted[4 * slice.slice() + 2] = slice.idleUpdates();
            counted[4 * slice.slice() + 3] = slice.saturations();
        }
    }

    private static List<SliceActivity> slicesOf(long[] counted) {
        List<SliceActivity> list = new ArrayList<>();
        for (int i = 0; i < counted.length; i += 4) {
            list.add(new SliceActivity(i / 4, counted[i], counted[i + 1], counted[i + 2], counted[i + 3]));
        }
        return list;
    }

    private static List<RouteActivity> routesOf(int[] ends, long[] carried) {
        List<RouteActivity> list = new ArrayList<>();
        for (int i = 0; 3 * i < ends.length; i++) {
            list.add(new RouteActivity(
                    ends[3 * i], ends[3 * i + 1], ends[3 * i + 2], carried[2 * i], carried[2 * i + 1]));
        }
        return list;
    }
}
