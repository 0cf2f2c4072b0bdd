package org.spikeway.simulator.engine;

/** Asks a run to end early, between two samples; what has been presented until then is a result. */
public final class StopSignal {
    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }
}
