package org.spikeway.simulator.engine;

import org.spikeway.simulator.noc.SpikeMeter;

/** The chip's own time, in nanoseconds. */
public interface ChipClock {
    /** What one core needs for its work of one tick. */
    double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes);

    /** What every tick takes besides its slowest core: the barrier and the longest way of a spike. */
    double tickNanos();

    /** Hears what every slice did at every tick; the engine's own clock sums know nothing of the network. */
    default SpikeMeter meter() {
        return SpikeMeter.NONE;
    }

    /** The clock of a chip that gives no timing. */
    ChipClock NONE = new ChipClock() {
        @Override
        public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
            return 0;
        }

        @Override
        public double tickNanos() {
            return 0;
        }
    };
}
