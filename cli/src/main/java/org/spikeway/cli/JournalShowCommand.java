package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.journal.JournalExtent;
import org.spikeway.aer.journal.JournalTicks;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.aer.journal.TickSpikes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code spikeway journal show}: how much a journal holds, or its spikes one by one. */
@Command(
        name = "show",
        description = "Shows what a journal holds, also of a run that died or still runs.",
        footer = {"", "Example:", "  spikeway journal show spikes --sample 0 --ticks 1-4 --spikes"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class JournalShowCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path folder = Path.of("");

    @Mixin
    private JournalSelection selection = new JournalSelection();

    @Option(names = "--spikes", description = "A line a spike of the complete ticks: sample,tick,slice,neuron.")
    private boolean spikes;

    @Option(names = "--json", description = "The totals as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        selection.check();
        SpikeJournalReader journal = SpikeJournalReader.open(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (spikes) {
            list(journal, out);
        } else {
            JournalTotals totals = new JournalTotals(selection);
            JournalExtent extent = journal.read(totals);
            totals.end();
            out.print(json ? asJson(totals, extent) : asText(totals, extent));
        }
        out.flush();
        return 0;
    }

    private void list(SpikeJournalReader journal, PrintWriter out) throws IOException {
        out.println("sample,tick,slice,neuron");
        try (JournalTicks ticks = journal.ticks()) {
            @Nullable TickSpikes tick = ticks.next();
            while (tick != null && !out.checkError()) {
                if (selection.holds(tick.sample(), tick.tick())) {
                    for (long key : tick.keys()) {
                        out.println(tick.sample() + "," + tick.tick() + "," + TickSpikes.slice(key) + ","
                                + TickSpikes.neuron(key));
                    }
                }
                tick = ticks.next();
            }
        }
    }

    private String asText(JournalTotals totals, JournalExtent extent) {
        StringBuilder text = new StringBuilder();
        String end = extent.finished()
                ? "finished"
                : "not finished: the run died or still runs; last complete: sample " + extent.lastSample() + " tick "
                        + extent.lastTick();
        text.append(folder).append(": ").append(end).append('\n');
        if (totals.lastSample >= 0) {
            text.append("  samples  ").append(totals.firstSample).append(" to ").append(totals.lastSample);
            text.append(", up to ").append(totals.longestSample).append(" ticks each\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "  holds    %,d complete ticks, %,d spikes in %,d blocks%n",
                totals.ticks,
                totals.spikes,
                totals.blocks));
        totals.spikesBySlice.forEach(
                (slice, count) -> text.append(String.format(Locale.ROOT, "  slice %-6d %,14d spikes%n", slice, count)));
        return text.toString();
    }

    private static String asJson(JournalTotals totals, JournalExtent extent) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("finished", extent.finished());
        root.put("lastSample", extent.lastSample());
        root.put("lastTick", extent.lastTick());
        root.put("ticks", totals.ticks);
        root.put("spikes", totals.spikes);
        root.put("blocks", totals.blocks);
        ObjectNode slices = root.putObject("spikesBySlice");
        totals.spikesBySlice.forEach((slice, count) -> slices.put(String.valueOf(slice), count.longValue()));
        return root.toPrettyString() + System.lineSeparator();
    }
}
