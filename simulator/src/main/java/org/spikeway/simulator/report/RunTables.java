package org.spikeway.simulator.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.Charge;
import org.spikeway.simulator.energy.Traffic;

/** Writes the tables of a run as CSV; their sums are the totals in {@code run.json}. */
final class RunTables {
    private final FinishedRun run;
    private final ChipProgram program;
    private final long[] synopsIn;
    private final long[] packetsIn;

    RunTables(FinishedRun run) {
        this.run = run;
        program = run.program();
        synopsIn = new long[program.slices().size()];
        packetsIn = new long[program.slices().size()];
        for (RouteActivity route : run.result().activity().routes()) {
            synopsIn[route.targetSlice()] += route.synops();
            packetsIn[route.targetSlice()] += route.packets();
        }
    }

    void writeLayers(Path file) throws IOException {
        Activity activity = run.result().activity();
        List<String> lines = new ArrayList<>();
        lines.add("layer,neurons,slices,threshold,spikes,rate,synops,packets,activeUpdates,idleUpdates,saturations");
        for (Population population : program.populations()) {
            long[] sums = new long[6];
            List<Slice> slices = program.slicesOf(population.id());
            for (Slice slice : slices) {
                SliceActivity counts = activity.slices().get(slice.id());
                sums[0] += counts.spikes();
                sums[1] += synopsIn[slice.id()];
                sums[2] += packetsIn[slice.id()];
                sums[3] += counts.activeUpdates();
                sums[4] += counts.idleUpdates();
                sums[5] += counts.saturations();
            }
            long neurons = neurons(population);
            double chances = (double) neurons * activity.samples() * activity.ticks();
            lines.add(String.join(
                    ",",
                    quoted(population.name()),
                    String.valueOf(neurons),
                    String.valueOf(slices.size()),
                    threshold(population),
                    String.valueOf(sums[0]),
                    String.format(Locale.ROOT, "%.6f", sums[0] / chances),
                    String.valueOf(sums[1]),
                    String.valueOf(sums[2]),
                    String.valueOf(sums[3]),
                    String.valueOf(sums[4]),
                    String.valueOf(sums[5])));
        }
        Files.write(file, lines);
    }

    /** Of crossbar cores those in use. */
    private long neurons(Population population) {
        boolean isCrossbar = program.projectionsInto(population.id()).stream()
                .anyMatch(projection -> projection.connection() instanceof Crossbar);
        return isCrossbar
                ? program.slicesOf(population.id()).stream()
                        .mapToLong(slice -> run.needs().get(slice.id()).neurons())
                        .sum()
                : population.shape().size();
    }

    private static String threshold(Population population) {
        if (population.cells() instanceof Cells.Leaky leaky) {
            double[] thresholds = leaky.firing().map(Cells.Firing::threshold).orElse(new double[0]);
            return thresholds.length == 1 ? String.valueOf(thresholds[0]) : "";
        }
        if (population.cells() instanceof Cells.FirstSpike first && first.fires()) {
            return String.valueOf(first.threshold());
        }
        return population.cells() instanceof Cells.IntegrateAndFire fire ? String.valueOf(fire.threshold()) : "";
    }

    void writeCores(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("core,chip,tileX,tileY,layer,channels,rows,columns,compartments,inputAxons,outputAxons,synapseBits,"
                + "spikes,synops,packets,activeUpdates,idleUpdates,saturations");
        for (Slice slice : program.slices()) {
            SliceActivity counts = run.result().activity().slices().get(slice.id());
            CoreNeeds needs = run.needs().get(slice.id());
            Box box = slice.box();
            boolean host = slice.core() == Slice.HOST;
            lines.add(String.join(
                    ",",
                    host ? "host" : String.valueOf(slice.core()),
                    host ? "" : String.valueOf(run.chip().geometry().chip(slice.core())),
                    host ? "" : String.valueOf(run.chip().geometry().tileX(slice.core())),
                    host ? "" : String.valueOf(run.chip().geometry().tileY(slice.core())),
                    quoted(program.population(slice).name()),
                    box.channelFrom() + "-" + (box.channelTo() - 1),
                    box.rowFrom() + "-" + (box.rowTo() - 1),
                    box.columnFrom() + "-" + (box.columnTo() - 1),
                    String.valueOf(needs.neurons()),
                    String.valueOf(needs.inputAxons()),
                    String.valueOf(needs.outputAxons()),
                    String.valueOf(needs.synapseBits()),
                    String.valueOf(counts.spikes()),
                    String.valueOf(synopsIn[slice.id()]),
                    String.valueOf(packetsIn[slice.id()]),
                    String.valueOf(counts.activeUpdates()),
                    String.valueOf(counts.idleUpdates()),
                    String.valueOf(counts.saturations())));
        }
        Files.write(file, lines);
    }

    void writeLinks(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("fromX,fromY,toX,toY,packets");
        int columns = run.chip().geometry().columns();
        int rows = run.chip().geometry().rows();
        for (Traffic.Load load : run.traffic().links()) {
            lines.add(load.link().x() + "," + load.link().y() + ","
                    + Math.floorMod(load.link().toX(), columns) + ","
                    + Math.floorMod(load.link().toY(), rows) + ","
                    + load.packets());
        }
        Files.write(file, lines);
    }

    /** What every operation of every layer on every core cost a sample, bill by bill. */
    void writeEnergy(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("bill,operation,layer,core,count,picojoules,low,high\n");
            for (Bill bill : run.bills()) {
                for (Charge charge : bill.charges()) {
                    out.write(String.join(
                            ",",
                            quoted(bill.name()),
                            quoted(charge.operation()),
                            quoted(run.counts().layers().get(charge.layer()).name()),
                            charge.core() == Charge.NO_CORE ? "" : String.valueOf(charge.core()),
                            String.valueOf(charge.count()),
                            String.valueOf(charge.picojoules()),
                            String.valueOf(charge.low()),
                            String.valueOf(charge.high())));
                    out.write('\n');
                }
            }
        }
    }

    void writeImages(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        String marks =
                IntStream.of(run.marks()).mapToObj(mark -> ",snn_T" + mark).collect(Collectors.joining());
        String layers = program.populations().stream()
                .filter(RunTables::fires)
                .map(population -> "," + quoted("spikes_" + population.name()))
                .collect(Collectors.joining());
        lines.add("image,label,ann" + marks + layers);
        for (int sample = 0; sample < run.samples(); sample++) {
            StringBuilder line = new StringBuilder();
            line.append(sample).append(',');
            line.append(run.isLabelled() ? String.valueOf(run.labels()[sample]) : "");
            line.append(',').append(run.hasAnn() ? String.valueOf(run.annPredictions()[sample]) : "");
            for (int mark = 0; mark < run.marks().length; mark++) {
                line.append(',').append(run.result().prediction(sample, mark));
            }
            for (Population population : program.populations()) {
                if (fires(population)) {
                    line.append(',').append(run.result().layerSpikes()[sample][population.id()]);
                }
            }
            lines.add(line.toString());
        }
        Files.write(file, lines);
    }

    private static boolean fires(Population population) {
        return !population.isReadOut() && !(population.cells() instanceof Cells.CurrentSource);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().allMatch(c -> c != ',' && c != '"' && c != '\n' && c != '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
