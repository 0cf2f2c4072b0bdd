package org.spikeway.cli;

import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine.Option;

/** The part of a journal that the user wants to see. */
final class JournalSelection {
    @Option(names = "--sample", paramLabel = "S", description = "Only this sample, from 0.")
    @Nullable
    Integer sample;

    @Option(
            names = "--ticks",
            paramLabel = "FROM[-TO]",
            defaultValue = "",
            description = "Only these ticks of each sample, from 1, both ends included.")
    String ticks = "";

    private int from;
    private int to = Integer.MAX_VALUE;

    /** Reads the range; to be called once before {@link #holds}. */
    void check() {
        if (ticks.isEmpty()) {
            return;
        }
        if (!ticks.matches("\\d{1,9}(-\\d{1,9})?")) {
            throw new RefusedException("--ticks '" + ticks + "' is no range. Write 17 or 10-20.");
        }
        String[] ends = ticks.split("-", -1);
        from = Integer.parseInt(ends[0]);
        to = Integer.parseInt(ends[ends.length - 1]);
        if (from > to) {
            throw new RefusedException("--ticks " + ticks + " ends before it begins. Write the smaller tick first.");
        }
    }

    boolean holds(int ofSample, int tick) {
        return (sample == null || sample == ofSample) && tick >= from && tick <= to;
    }
}
