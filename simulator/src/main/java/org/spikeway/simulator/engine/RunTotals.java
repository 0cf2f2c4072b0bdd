package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.ChipProgram;

/** Counts added up over the crews of a run. */
final class RunTotals {
    private final SliceActivity[] slices;
    private final List<RouteActivity> routes = new ArrayList<>();

    RunTotals(ChipProgram program) {
        slices = new SliceActivity[program.slices().size()];
        Arrays.setAll(slices, slice -> new SliceActivity(slice, 0, 0, 0, 0));
    }

    /** @param ofRoutes the same routes in the same order each time */
    void add(List<SliceActivity> ofSlices, List<RouteActivity> ofRoutes) {
        for (SliceActivity slice : ofSlices) {
            slices[slice.slice()] = slices[slice.slice()].plus(slice);
        }
        for (int i = 0; i < ofRoutes.size(); i++) {
            if (i == routes.size()) {
                routes.add(ofRoutes.get(i));
            } else {
                routes.set(i, routes.get(i).plus(ofRoutes.get(i)));
            }
        }
    }

    Activity activity(int samples, int ticks) {
        return new Activity(samples, ticks, List.of(slices), routes);
    }
}
