package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.simulator.noc.SpikeMeter;

/** Runs one slice, or several in a row, tick by tick. It belongs to one worker; nothing else touches its state. */
interface SliceRunner {
    /** The first of its slices. */
    int slice();

    /** Neurons of all its slices. */
    int size();

    /**
     * Does one tick.
     *
     * @param tick of the sample, from 1
     * @param runTick the same tick counted through the run, from 0
     * @param fired takes the indices of the neurons that fire, counted through all its slices; as long as the largest
     *     runner
     * @return the number of spikes
     */
    int step(int sample, int tick, long runTick, int[] fired);

    /**
     * Tells the meter of the last step.
     *
     * @param fired what the step has written, {@code count} indices
     */
    void tell(SpikeMeter meter, long runTick, int[] fired, int count);

    /** The spikes since the last call. */
    long takeSpikes();

    /** What its slices did, in their order. */
    List<SliceActivity> activities();

    List<RouteActivity> routes();
}
