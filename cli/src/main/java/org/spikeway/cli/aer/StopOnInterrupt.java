package org.spikeway.cli.aer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets work that has no end of its own be ended by an interrupt (Ctrl-C), and be completed before the process ends. */
final class StopOnInterrupt {
    private static final long PATIENCE_SECONDS = 10;

    private final Runnable stop;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "spikeway-stop");

    /** @param stop asks the work to end; called in another thread */
    StopOnInterrupt(Runnable stop) {
        this.stop = stop;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait() {
        stop.run();
        try {
            boolean inTime = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("interrupted: what was written may be incomplete");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is complete. */
    void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is being ended: the hook has run, and waits no longer.
        }
    }
}
