package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;

/** Runs one slice tick by tick. It belongs to one worker; nothing else touches its state. */
interface SliceRunner {
    int slice();

    int core();

    /**
     * Does one tick.
     *
     * @param tick of the sample, from 1
     * @param runTick the same tick counted through the run, from 0
     * @return the number of spikes, whose indices are in {@link #fired()}
     */
    int step(int sample, int tick, long runTick);

    int[] fired();

    /** Chip time of the last step, in nanoseconds. */
    double nanos();

    SpikeCount spikes();

    SliceActivity activity();

    List<RouteActivity> routes();
}
