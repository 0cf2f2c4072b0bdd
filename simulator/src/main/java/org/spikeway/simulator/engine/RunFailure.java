package org.spikeway.simulator.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first thing that went wrong on any thread of a run; the others look here while they wait, and stop. */
final class RunFailure {
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();

    /** Ends a thread because another one has failed. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("another thread failed", null, false, false);
        }
    }

    void report(Throwable failed) {
        cause.compareAndSet(null, failed);
    }

    void check() {
        if (cause.get() != null) {
            throw new Stopped();
        }
    }

    void rethrow() {
        Throwable failed = cause.get();
        if (failed instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }
}
