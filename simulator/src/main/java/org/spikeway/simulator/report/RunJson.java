package org.spikeway.simulator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Population;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code run.json}: the figures of a run for programs. Documented in {@code docs/run-files.md}. */
final class RunJson {
    private RunJson() {}

    static void write(FinishedRun run, List<String> command, Path file) throws IOException {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Map<String, Object> root = root(run);
        if (!command.isEmpty()) {
            root.put("command", command);
        }
        Files.writeString(file, mapper.writeValueAsString(root) + "\n");
    }

    private static Map<String, Object> root(FinishedRun run) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("network", run.network());
        root.put("chip", chip(run));
        root.put("samples", run.samples());
        if (run.samplesAsked() > run.samples()) {
            root.put("samplesAsked", run.samplesAsked());
        }
        root.put("ticks", run.marks());
        if (run.ticksAsked() > run.ticks()) {
            root.put("ticksAsked", run.ticksAsked());
        }
        root.put("seed", run.seed());
        root.put("settings", run.settings());
        Map<String, Object> ann = new LinkedHashMap<>();
        if (run.isLabelled() && run.hasAnn()) {
            ann.put("accuracy", run.annAccuracy());
        }
        ann.put("macs", run.ann().macs());
        ann.put("inputMacs", run.ann().inputMacs());
        root.put("ann", ann);
        if (run.isLabelled()) {
            Map<String, Object> snn = new LinkedHashMap<>();
            snn.put("accuracy", byMark(run, run::accuracy));
            snn.put("ticksTo", TicksToAccuracy.of(run).asMap());
            root.put("snn", snn);
        }
        if (run.hasAnn()) {
            root.put("agreement", byMark(run, run::agreement));
        }
        root.put("activity", activity(run));
        root.put("acPerMac", run.counts().acPerMac());
        root.put("neurobench", NeuroBench.metrics(run));
        root.put("energy", BillJson.of(run.bills(), run.counts()));
        run.timeReport().ifPresent(report -> root.put("time", report.asMap()));
        Map<String, Object> wall = new LinkedHashMap<>();
        wall.put("seconds", run.result().wallSeconds());
        wall.put(
                "synopsPerSecond",
                run.result().activity().synops() / run.result().wallSeconds());
        root.put("wall", wall);
        return root;
    }

    private static Map<String, Object> chip(FinishedRun run) {
        Map<String, Object> chip = new LinkedHashMap<>();
        chip.put("name", run.chip().name());
        chip.put("coresUsed", run.coresUsed());
        chip.put("chipsUsed", run.chipsUsed());
        if (run.chip().timing().isPresent()) {
            chip.put("secondsPerSample", run.secondsPerSample());
        }
        return chip;
    }

    private static Map<String, Double> byMark(FinishedRun run, IntToDoubleFunction share) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int mark = 0; mark < run.marks().length; mark++) {
            shares.put(String.valueOf(run.marks()[mark]), share.applyAsDouble(mark));
        }
        return shares;
    }

    private static Map<String, Object> activity(FinishedRun run) {
        Activity activity = run.result().activity();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("spikes", activity.spikes());
        counts.put("synops", activity.synops());
        counts.put("neuronUpdates", activity.activeUpdates() + activity.idleUpdates());
        counts.put("activeNeuronUpdates", activity.activeUpdates());
        counts.put("packets", activity.packets());
        counts.put("hops", run.traffic().hops());
        counts.put("saturations", activity.saturations());
        counts.put("spikesPerSample", spikesByLayer(run));
        return counts;
    }

    /** Of every layer that can fire, and of a source of spikes. */
    private static Map<String, Double> spikesByLayer(FinishedRun run) {
        Map<String, Double> spikes = new LinkedHashMap<>();
        for (Population population : run.program().populations()) {
            if (!population.isReadOut() && !(population.cells() instanceof Cells.CurrentSource)) {
                long sum = 0;
                for (long[] sample : run.result().layerSpikes()) {
                    sum += sample[population.id()];
                }
                spikes.put(population.name(), (double) sum / run.samples());
            }
        }
        return spikes;
    }
}
