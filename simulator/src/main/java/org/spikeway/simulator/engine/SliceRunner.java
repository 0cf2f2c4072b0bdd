package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;

/** Runs one slice tick by tick. It belongs to one worker; nothing else touches its state. */
interface SliceRunner {
    int slice();

    /** Neurons of the slice. */
    int size();

    /**
     * Does one tick.
     *
     * @param tick of the sample, from 1
     * @param runTick the same tick counted through the run, from 0
     * @param fired takes the indices of the neurons that fire; as long as the largest slice
     * @return the number of spikes
     */
    int step(int sample, int tick, long runTick, int[] fired);

    /** Chip time of the last step, in nanoseconds. */
    double nanos();

    /** The spikes since the last call. */
    long takeSpikes();

    SliceActivity activity();

    List<RouteActivity> routes();
}
