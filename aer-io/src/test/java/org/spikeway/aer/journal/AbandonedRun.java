package org.spikeway.aer.journal;

import java.nio.file.Path;

/** A run that writes some ticks and begins another, and then dies without closing its journal. */
final class AbandonedRun {
    private AbandonedRun() {}

    public static void main(String[] args) throws Exception {
        SpikeJournalWriter writer = SpikeJournalWriter.open(Path.of(args[0]));
        int ticks = Integer.parseInt(args[1]);
        for (int tick = 1; tick <= ticks; tick++) {
            writer.append(0, tick, 3, new int[] {tick, 2 * tick}, 0, 2);
            writer.tickDone(0, tick);
        }
        writer.append(0, ticks + 1, 3, new int[] {7}, 0, 1);
        Runtime.getRuntime().halt(1);
    }
}
