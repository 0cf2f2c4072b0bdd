package org.spikeway.chip.activity;

/**
 * What the neurons of one slice did over all samples.
 *
 * @param spikes fired; for a source, sent
 * @param activeUpdates neuron updates at ticks at which the slice had a drive or received a spike
 * @param idleUpdates neuron updates at all other ticks
 * @param saturations potentials and drives cut to the range of the chip
 */
public record SliceActivity(int slice, long spikes, long activeUpdates, long idleUpdates, long saturations) {
    /** The sum of both, of the same slice. */
    public SliceActivity plus(SliceActivity other) {
        return new SliceActivity(
                slice,
                spikes + other.spikes,
                activeUpdates + other.activeUpdates,
                idleUpdates + other.idleUpdates,
                saturations + other.saturations);
    }
}
