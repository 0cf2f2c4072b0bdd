package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.journal.JournalVisitor;

/** Counts what the selected part of a journal holds: by slice, and in all; what a run that went on did again counts once. */
final class JournalTotals implements JournalVisitor {
    /** Spikes by slice; those of a tick that was cut short included. */
    final Map<Integer, Long> spikesBySlice = new TreeMap<>();

    private final JournalSelection selection;
    /** Of ticks that are not complete; they may be void. */
    private final Map<Place, List<Block>> open = new LinkedHashMap<>();

    long blocks;
    long spikes;
    long ticks;
    int firstSample = Integer.MAX_VALUE;
    int lastSample = -1;
    int longestSample;

    private record Place(int sample, int tick) {}

    private record Block(int slice, int spikes) {}

    JournalTotals(JournalSelection selection) {
        this.selection = selection;
    }

    @Override
    public void block(int sample, int tick, int slice, int[] neurons, int count) {
        if (selection.holds(sample, tick)) {
            open.computeIfAbsent(new Place(sample, tick), first -> new ArrayList<>())
                    .add(new Block(slice, count));
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

    /** Adds the blocks of ticks that were cut short; to be called behind the last document. */
    void end() {
        open.values().forEach(this::add);
        open.clear();
    }

    private void add(@Nullable List<Block> ofTick) {
        if (ofTick != null) {
            for (Block block : ofTick) {
                blocks++;
                spikes += block.spikes;
                spikesBySlice.merge(block.slice, (long) block.spikes, Long::sum);
            }
        }
    }
}
