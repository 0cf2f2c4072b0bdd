package org.spikeway.simulator.engine;

/** A clock of binary fractions, so that its sums are exact in every order. */
final class ExactClock implements ChipClock {
    @Override
    public double coreNanos(long synops, long activeUpdates, long idleUpdates, long spikes) {
        return 3.5 * synops + 1.25 * activeUpdates + 0.5 * idleUpdates + 7 * spikes;
    }

    @Override
    public double tickNanos() {
        return 112.75;
    }
}
