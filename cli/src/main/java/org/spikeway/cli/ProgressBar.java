package org.spikeway.cli;

import java.util.function.IntConsumer;

/** Shows on standard error how far a run is; only on a terminal, so that a pipe stays quiet. */
final class ProgressBar implements IntConsumer, AutoCloseable {
    private static final int WIDTH = 30;

    private final boolean shown;
    private final int total;
    private final long begun = System.nanoTime();
    private long lastShown;

    ProgressBar(int total, boolean wanted) {
        this.total = total;
        shown = wanted && Boolean.getBoolean("spikeway.terminal");
    }

    @Override
    public synchronized void accept(int done) {
        long now = System.nanoTime();
        if (!shown || (now - lastShown < 100_000_000 && done < total)) {
            return;
        }
        lastShown = now;
        int filled = (int) ((long) WIDTH * done / total);
        double left = (now - begun) * 1e-9 / done * (total - done);
        System.err.printf(
                "\r[%s%s] %d/%d, %.0f s left ", "#".repeat(filled), ".".repeat(WIDTH - filled), done, total, left);
        System.err.flush();
    }

    @Override
    public void close() {
        if (shown) {
            System.err.print("\r" + " ".repeat(WIDTH + 40) + "\r");
            System.err.flush();
        }
    }
}
