package org.spikeway.simulator.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Where all workers of a crew meet while one of them does something that needs the others to stand still. */
final class Rendezvous {
    private static final long PAUSE_NANOS = 50_000;

    private final int workers;
    private final RunFailure failure;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile long meetings;

    Rendezvous(int workers, RunFailure failure) {
        this.workers = workers;
        this.failure = failure;
    }

    /** Waits for all; the last to arrive does the work, then all go on. A run that has failed ends here. */
    void meet(Runnable work) {
        long here = meetings;
        if (arrived.incrementAndGet() == workers) {
            work.run();
            arrived.set(0);
            meetings = here + 1;
            return;
        }
        while (meetings == here) {
            failure.check();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
