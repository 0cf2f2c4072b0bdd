package org.spikeway.chip.activity;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What happened in a run: counts by slice and by route, summed over all samples.
 *
 * @param samples inputs presented, one after another
 * @param ticks time steps a sample
 * @param slices one entry a slice of the program, in its order
 * @param routes one entry for each pair of slices that a projection connects
 */
public record Activity(int samples, int ticks, List<SliceActivity> slices, List<RouteActivity> routes) {
    public Activity {
        slices = List.copyOf(slices);
        routes = RouteList.of(routes);
    }

    /** What happened in this run and in one of the same program and as many ticks behind it. */
    public Activity plus(Activity next) {
        return new Activity(
                samples + next.samples,
                ticks,
                IntStream.range(0, slices.size())
                        .mapToObj(i -> slices.get(i).plus(next.slices.get(i)))
                        .toList(),
                RouteList.of(routes).plus(RouteList.of(next.routes)));
    }

    public long spikes() {
        return slices.stream().mapToLong(SliceActivity::spikes).sum();
    }

    public long synops() {
        return routes.stream().mapToLong(RouteActivity::synops).sum();
    }

    public long packets() {
        return routes.stream().mapToLong(RouteActivity::packets).sum();
    }

    public long activeUpdates() {
        return slices.stream().mapToLong(SliceActivity::activeUpdates).sum();
    }

    public long idleUpdates() {
        return slices.stream().mapToLong(SliceActivity::idleUpdates).sum();
    }

    public long saturations() {
        return slices.stream().mapToLong(SliceActivity::saturations).sum();
    }
}
