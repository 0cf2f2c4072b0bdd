package org.spikeway.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spikeway.chip.activity.Activity;

/** The report of a run as text: the answer first, then what led to it. */
public final class RunSummary {
    private final FinishedRun run;
    private final StringBuilder text = new StringBuilder();

    private RunSummary(FinishedRun run) {
        this.run = run;
    }

    public static String of(FinishedRun run) {
        RunSummary summary = new RunSummary(run);
        summary.accuracy();
        summary.chip();
        summary.activity();
        summary.energy();
        return summary.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void accuracy() {
        String samples = run.samplesAsked() > run.samples()
                ? String.format(Locale.ROOT, "stopped after %,d of %,d samples", run.samples(), run.samplesAsked())
                : String.format(Locale.ROOT, "%,d samples", run.samples());
        if (run.ticksAsked() > run.ticks()) {
            samples = String.format(Locale.ROOT, "stopped after %,d of %,d ticks", run.ticks(), run.ticksAsked());
        }
        line("%s on %s, %s", run.network(), run.chip().name(), samples);
        if (run.isLabelled() || run.hasAnn()) {
            line("");
        }
        if (run.isLabelled() && run.hasAnn()) {
            line("  accuracy       ANN %6.2f %%", 100 * run.annAccuracy());
        }
        for (int mark = 0; mark < run.marks().length; mark++) {
            List<String> shares = new ArrayList<>();
            if (run.isLabelled()) {
                shares.add(String.format(Locale.ROOT, "SNN %6.2f %%", 100 * run.accuracy(mark)));
            }
            if (run.hasAnn()) {
                shares.add(String.format(Locale.ROOT, "agrees with the ANN on %6.2f %%", 100 * run.agreement(mark)));
            }
            if (!shares.isEmpty()) {
                line("  T = %-10d %s", run.marks()[mark], String.join(", ", shares));
            }
        }
        if (run.isLabelled() && run.marks().length > 1) {
            String reached = TicksToAccuracy.of(run).text();
            line(
                    "  ticks to %s  %s",
                    run.hasAnn() ? "ANN " : "last", reached.isEmpty() ? "10 points are not reached" : reached);
        }
    }

    private void chip() {
        line("");
        line("  cores          %,d on %,d chip%s", run.coresUsed(), run.chipsUsed(), run.chipsUsed() == 1 ? "" : "s");
        run.timeReport().ifPresent(report -> report.lines().forEach(each -> line("%s", each)));
    }

    private void activity() {
        Activity activity = run.result().activity();
        double samples = run.samples();
        line("  spikes         %,.0f a sample", activity.spikes() / samples);
        line("  synops (AC)    %,.0f a sample", activity.synops() / samples);
        line("  MACs of ANN    %,d a sample%s", run.ann().macs(), run.hasAnn() ? "" : ", of the same shape");
        line("  AC / MAC       %.2f between layers", run.counts().acPerMac());
        line("  hops           %,.0f a sample", run.traffic().hops() / samples);
        if (activity.saturations() > 0) {
            line(
                    "  saturations    %,d potentials or drives cut to the chip's range (layers.csv says where)",
                    activity.saturations());
        }
    }

    private void energy() {
        line("");
        line("  energy a sample");
        text.append(BillText.of(run.bills()));
        line("");
        line(
                "  simulated in   %.2f s: %.1f ms a sample, %.2f G synops/s",
                run.result().wallSeconds(),
                1e3 * run.result().wallSeconds() / run.samples(),
                run.result().activity().synops() / run.result().wallSeconds() / 1e9);
    }
}
