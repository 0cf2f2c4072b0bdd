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
}
