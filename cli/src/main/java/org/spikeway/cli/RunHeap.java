package org.spikeway.cli;

import java.util.Locale;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;

/**
 * What a run of a program takes of the heap.
 *
 * @param workers that it counts for
 * @param bytes alive during a run, the network included, the images aside
 * @param limitBytes that Java may use
 */
record RunHeap(int workers, long bytes, long limitBytes) {
    private static final double MEGABYTE = 1 << 20;

    /** Measures it, or refuses what the heap cannot hold. */
    static RunHeap of(MappedProgram mapped, int workers) {
        try {
            EngineOptions options = EngineOptions.workers(workers)
                    .withClock(TimedChip.of(mapped.chip(), mapped.program())
                            .<ChipClock>map(timed -> timed)
                            .orElse(ChipClock.NONE));
            long bytes = new Engine(mapped.program(), options).heapBytes();
            return new RunHeap(workers, bytes, Runtime.getRuntime().maxMemory());
        } catch (OutOfMemoryError e) {
            throw new RefusedException(
                    tooSmall("a run on chip " + mapped.chip().name() + " with --workers " + workers));
        }
    }

    /** Why something ends, and what helps. */
    static String tooSmall(String what) {
        return String.format(
                Locale.ROOT,
                "%s takes more than the %,.0f MB of heap that Java may use. Give more (SPIKEWAY_JAVA_OPTS=-Xmx8g), or use"
                        + " fewer --workers.",
                what,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "  a run with %d worker%s keeps %,.0f MB of the %,.0f MB of heap that Java may use%n",
                workers,
                workers == 1 ? "" : "s",
                bytes / MEGABYTE,
                limitBytes / MEGABYTE);
    }
}
