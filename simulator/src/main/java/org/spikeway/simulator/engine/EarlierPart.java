package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.chip.core.Snapshot;

/**
 * What of a run was done before it goes on.
 *
 * @param ticks over all samples
 * @param spikes of these ticks, those of the input too
 */
public record EarlierPart(long ticks, long spikes) {
    /** Of a run that begins anew. */
    public static final EarlierPart NONE = new EarlierPart(0, 0);

    /** What a run from sample 0 on had come to when its state was kept. */
    public static EarlierPart of(Snapshot kept, int ticksOfSample) {
        RunPosition position = RunPosition.of(kept);
        long ticks = (long) position.sample() * ticksOfSample + position.ticks();
        return new EarlierPart(ticks, LayerSpikes.sum(kept, position.sample()));
    }

    /** What the first samples of a run came to. */
    public static EarlierPart of(RunResult kept) {
        long ticks = (long) kept.activity().samples() * kept.activity().ticks();
        long spikes =
                Arrays.stream(kept.layerSpikes()).flatMapToLong(Arrays::stream).sum();
        return new EarlierPart(ticks, spikes);
    }
}
