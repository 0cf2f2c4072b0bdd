package org.spikeway.simulator.engine;

import org.spikeway.chip.core.Snapshot;
import org.spikeway.simulator.noc.SpikeMeter;

/** The chip's own time: what its cores need for their work, and who listens to what they did. */
public interface ChipClock {
    /** What one core needs for its work of one tick, in nanoseconds. */
    double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes);

    /**
     * A new listener for workers that run the cores of one copy of the chip together.
     *
     * @param ticksApart ticks that may be begun before the oldest of them is over
     */
    SpikeMeter newMeter(int ticksApart);

    /**
     * Gives the time so far and that of the sample at hand, or takes them; all workers of the only listener stand still.
     *
     * @param sample at hand
     */
    default void exchange(Snapshot state, int sample) {}

    /** The clock of a chip that gives no timing. */
    ChipClock NONE = new ChipClock() {
        @Override
        public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
            return 0;
        }

        @Override
        public SpikeMeter newMeter(int ticksApart) {
            return SpikeMeter.NONE;
        }
    };
}
