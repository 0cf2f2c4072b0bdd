package org.spikeway.aer.journal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first thing in which two runs differ. */
public sealed interface JournalDifference {
    /** Index of the image or recording. */
    int sample();

    /** The tick of the sample. */
    int tick();

    /** Whether the first of the two runs has what the other lacks. */
    boolean inFirst();

    /** A neuron that fired in one of the runs only. */
    record Spike(int sample, int tick, int slice, int neuron, boolean inFirst) implements JournalDifference {}

    /** A tick that only one of the runs completed. */
    record Tick(int sample, int tick, boolean inFirst) implements JournalDifference {}

    /**
     * The first difference between two ticks, or null if they are equal.
     *
     * @param first null where the first run has ended
     * @param second null where the second run has ended
     */
    static @Nullable JournalDifference between(@Nullable TickSpikes first, @Nullable TickSpikes second) {
        if (first == null) {
            return second == null ? null : new Tick(second.sample(), second.tick(), false);
        }
        if (second == null || isBefore(first, second)) {
            return new Tick(first.sample(), first.tick(), true);
        }
        if (isBefore(second, first)) {
            return new Tick(second.sample(), second.tick(), false);
        }
        int at = Arrays.mismatch(first.keys(), second.keys());
        return at < 0 ? null : spike(first, second, at);
    }

    private static boolean isBefore(TickSpikes one, TickSpikes other) {
        return one.sample() != other.sample() ? one.sample() < other.sample() : one.tick() < other.tick();
    }

    private static Spike spike(TickSpikes first, TickSpikes second, int at) {
        boolean inFirst =
                at == second.keys().length || (at < first.keys().length && first.keys()[at] < second.keys()[at]);
        long key = inFirst ? first.keys()[at] : second.keys()[at];
        return new Spike(first.sample(), first.tick(), TickSpikes.slice(key), TickSpikes.neuron(key), inFirst);
    }
}
