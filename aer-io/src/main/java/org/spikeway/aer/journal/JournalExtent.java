package org.spikeway.aer.journal;

/**
 * How far a journal reaches.
 *
 * @param blocks of spikes, those of ticks that were cut short included
 * @param spikes in these blocks
 * @param ticks that are complete, over all samples
 * @param lastSample sample of the last complete tick, -1 if none is
 * @param lastTick the last complete tick, -1 if none is
 * @param finished whether the writer was closed; false after a run that died, or that still runs
 */
public record JournalExtent(long blocks, long spikes, long ticks, int lastSample, int lastTick, boolean finished) {}
