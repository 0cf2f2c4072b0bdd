package org.spikeway.simulator.engine;

/** Asks a run to end early; what has been presented until then is a result. */
public final class StopSignal {
    private boolean hasBegun;
    private volatile boolean requested;

    /** @return whether any sample has begun, so that the request leads to a result */
    public synchronized boolean request() {
        requested = true;
        return hasBegun;
    }

    public boolean isRequested() {
        return requested;
    }

    /** Begins a sample, or returns false because the run is to end. */
    synchronized boolean begin() {
        hasBegun |= !requested;
        return !requested;
    }
}
