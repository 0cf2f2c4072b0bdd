package org.spikeway.cli;

import java.util.Locale;
import org.spikeway.aer.journal.JournalComparison;
import org.spikeway.aer.journal.JournalDifference;

/** Says in one line how two runs compare. */
final class JournalWords {
    private JournalWords() {}

    /** Such as {@code differ at sample 3 tick 17: slice 2 neuron 45 fires in a, not in b (… equal before)}. */
    static String of(JournalComparison comparison, String first, String second) {
        JournalDifference difference = comparison.difference();
        String equal =
                String.format(Locale.ROOT, "%,d ticks, %,d spikes", comparison.equalTicks(), comparison.equalSpikes());
        if (difference == null) {
            return "same: " + equal;
        }
        String has = difference.inFirst() ? first : second;
        String lacks = difference.inFirst() ? second : first;
        String what;
        if (difference instanceof JournalDifference.Spike spike) {
            what = "slice " + spike.slice() + " neuron " + spike.neuron() + " fires in " + has + ", not in " + lacks;
        } else {
            what = "the tick is complete in " + has + ", not in " + lacks;
        }
        return "differ at sample " + difference.sample() + " tick " + difference.tick() + ": " + what + " (" + equal
                + " equal before)";
    }
}
