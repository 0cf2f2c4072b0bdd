package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.ChipProgram;

/** Counts added up over the crews of a run. */
final class RunTotals {
    private final long[][] slices;
    private final List<RouteActivity> routes = new ArrayList<>();

    RunTotals(ChipProgram program) {
        slices = new long[program.slices().size()][4];
    }

    /** @param ofRoutes the same routes in the same order each time */
    void add(List<SliceActivity> ofSlices, List<RouteActivity> ofRoutes) {
        for (SliceActivity slice : ofSlices) {
            long[] sum = slices[slice.slice()];
            sum[0] += slice.spikes();
            sum[1] += slice.activeUpdates();
            sum[2] += slice.idleUpdates();
            sum[3] += slice.saturations();
        }
        for (int i = 0; i < ofRoutes.size(); i++) {
            RouteActivity route = ofRoutes.get(i);
            if (i == routes.size()) {
                routes.add(route);
            } else {
                routes.set(i, sum(routes.get(i), route));
            }
        }
    }

    private static RouteActivity sum(RouteActivity a, RouteActivity b) {
        return new RouteActivity(
                a.projection(), a.sourceSlice(), a.targetSlice(), a.packets() + b.packets(), a.synops() + b.synops());
    }

    Activity activity(int samples, int ticks) {
        List<SliceActivity> list = new ArrayList<>();
        for (int i = 0; i < slices.length; i++) {
            long[] sum = slices[i];
            list.add(new SliceActivity(i, sum[0], sum[1], sum[2], sum[3]));
        }
        return new Activity(samples, ticks, list, routes);
    }
}
