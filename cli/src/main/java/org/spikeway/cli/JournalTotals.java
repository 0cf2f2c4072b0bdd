package org.spikeway.cli;

import java.util.Map;
import java.util.TreeMap;
import org.spikeway.aer.journal.JournalVisitor;

/** Counts what the selected part of a journal holds: by slice, and in all. */
final class JournalTotals implements JournalVisitor {
    /** Spikes by slice; those of a tick that was cut short included. */
    final Map<Integer, Long> spikesBySlice = new TreeMap<>();

    private final JournalSelection selection;
    long blocks;
    long spikes;
    long ticks;
    int firstSample = Integer.MAX_VALUE;
    int lastSample = -1;
    int longestSample;

    JournalTotals(JournalSelection selection) {
        this.selection = selection;
    }

    @Override
    public void block(int sample, int tick, int slice, int[] neurons, int count) {
        if (selection.holds(sample, tick)) {
            blocks++;
            spikes += count;
            spikesBySlice.merge(slice, (long) count, Long::sum);
        }
    }

    @Override
    public void tickDone(int sample, int tick) {
        if (selection.holds(sample, tick)) {
            ticks++;
            firstSample = Math.min(firstSample, sample);
            lastSample = Math.max(lastSample, sample);
            longestSample = Math.max(longestSample, tick);
        }
    }
}
