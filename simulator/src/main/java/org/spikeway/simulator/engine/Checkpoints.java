package org.spikeway.simulator.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.core.Snapshot;

/**
 * How the state of a run is kept while it is under way.
 *
 * @param ticks after which it is kept again, at the next end of a span of up to eight ticks; 0 for never; not in the
 *     last ticks of a sample that is stopped within it, which lack the spikes that would arrive later
 * @param keeper takes it, while all workers wait and when all observers have heard of every tick up to it
 * @param from what a run of the same program, samples and marks has kept, to go on from there; null to begin anew
 */
public record Checkpoints(
        long ticks, Consumer<Snapshot> keeper, @Nullable Snapshot from) {
    /** Keeps nothing. */
    public static final Checkpoints NONE = new Checkpoints(0, snapshot -> {}, null);

    /** Whether one is due at the end of a stretch of ticks, counted through the run. */
    boolean isDue(long begin, long end) {
        return ticks > 0 && begin / ticks != end / ticks;
    }
}
