package org.spikeway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.journal.JournalVisitor;

/** Counts what the selected part of a journal holds: by slice, and in all; what a run that went on did again counts once. */
final class JournalTotals implements JournalVisitor {
    /** Spikes by slice; those of a tick that was cut short included. */
    final Map<Integer, Long> spikesBySlice = new TreeMap<>();

    private final JournalSelection selection;
    /** Ticks that are not complete; they may be void. */
    private final Map<Place, OpenTick> open = new LinkedHashMap<>();

    long blocks;
    long spikes;
    long ticks;
    int firstSample = Integer.MAX_VALUE;
    int lastSample = -1;
    int longestSample;

    private record Place(int sample, int tick) {}

    private static final class OpenTick {
        long blocks;
        final Map<Integer, Long> spikesBySlice = new TreeMap<>();
    }

    JournalTotals(JournalSelection selection) {
        this.selection = selection;
    }

    @Override
    public void block(int sample, int tick, int slice, int[] neurons, int count) {
        if (selection.holds(sample, tick)) {
            OpenTick at = open.computeIfAbsent(new Place(sample, tick), first -> new OpenTick());
            at.blocks++;
            at.spikesBySlice.merge(slice, (long) count, Long::sum);
        }
    }

    @Override
    public void tickDone(int sample, int tick) {
        if (selection.holds(sample, tick)) {
            ticks++;
            firstSample = Math.min(firstSample, sample);
            lastSample = Math.max(lastSample, sample);
            longestSample = Math.max(longestSample, tick);
            add(open.remove(new Place(sample, tick)));
        }
    }

    @Override
    public void resumed() {
        open.clear();
    }

    @Override
    public int openTicks() {
        return open.size();
    }

    /** Adds the blocks of ticks that were cut short; to be called behind the last document. */
    void end() {
        open.values().forEach(this::add);
        open.clear();
    }

    private void add(@Nullable OpenTick tick) {
        if (tick != null) {
            blocks += tick.blocks;
            tick.spikesBySlice.forEach((slice, count) -> {
                spikes += count;
                spikesBySlice.merge(slice, count, Long::sum);
            });
        }
    }
}
