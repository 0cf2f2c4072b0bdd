package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.Snapshot;

/** Runs one band, or several crossbar cores in a row, tick by tick. It belongs to one worker; nothing else touches its state. */
interface BandRunner {
    /** The band; the first of several. */
    int band();

    /** Neurons of the band. */
    int size();

    /**
     * Does one tick.
     *
     * @param tick of the sample, from 1
     * @param runTick the same tick counted through the run, from 0
     * @param fired takes the indices of the neurons that fire; as long as the largest band
     * @return the number of spikes
     */
    int step(int sample, int tick, long runTick, int[] fired);

    /** The spikes since the last call. */
    long takeSpikes();

    /** By slice. */
    List<SliceActivity> activity();

    List<RouteActivity> routes();

    /**
     * Gives the state between two ticks, or takes it; the spikes since the last call of {@link #takeSpikes} are none.
     *
     * @param sample at hand
     */
    void exchange(Snapshot state, int sample);
}
