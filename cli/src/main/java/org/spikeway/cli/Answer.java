package org.spikeway.cli;

import java.util.Locale;
import org.spikeway.chip.program.Population;
import org.spikeway.simulator.report.FinishedRun;

/** What the network answered to its first sample, in one line, with the next class beside it. */
final class Answer {
    private Answer() {}

    static String of(FinishedRun run) {
        int mark = run.marks().length - 1;
        double[] values = run.result().readOut()[0][mark];
        int best = run.result().prediction(0, mark);
        Population last =
                run.program().populations().get(run.program().populations().size() - 1);
        String line = "class " + best + " on the chip";
        if (values.length > 1) {
            int next = next(values, best);
            line += last.isReadOut()
                    ? String.format(
                            Locale.ROOT, ": potential %.4g, next class %d: %.4g", values[best], next, values[next])
                    : String.format(
                            Locale.ROOT, ": %,.0f spikes, next class %d: %,.0f", values[best], next, values[next]);
        }
        return run.hasAnn() ? line + "; class " + run.annPredictions()[0] + " by the ANN on the mean rates" : line;
    }

    private static int next(double[] values, int best) {
        int next = best == 0 ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            if (i != best && values[i] > values[next]) {
                next = i;
            }
        }
        return next;
    }
}
