package org.spikeway.simulator.report;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;
import org.spikeway.simulator.engine.Stimulus;

/**
 * What the first sample of a run did tick by tick: spikes of every layer, all spikes of some neurons of each, and how long
 * each tick took on the chip.
 *
 * <p>The sample is presented once more, alone, with somebody watching, so that the run itself pays nothing for it; the same
 * program and stimulus give the same spikes. The record is bounded whatever the network: at most {@link #MOST_LAYERS}
 * layers, {@link #MOST_NEURONS} neurons and {@link #MOST_TICKS} ticks, some 300 KB of JSON.
 */
public final class FirstSample {
    static final String NAME = "first-sample.json";
    static final int MOST_LAYERS = 120;
    static final int MOST_NEURONS = 480;
    static final int MOST_TICKS = 512;

    private final int ticksOfRun;
    private final WatchedSpikes spikes;
    private final TickClock clock;

    private FirstSample(int ticksOfRun, WatchedSpikes spikes, TickClock clock) {
        this.ticksOfRun = ticksOfRun;
        this.spikes = spikes;
        this.clock = clock;
    }

    /**
     * Presents the first sample again.
     *
     * @param stimuli of the run
     * @param ticks of a sample
     */
    public static FirstSample present(
            ChipProgram program, ChipModel chip, Supplier<? extends Stimulus> stimuli, int ticks) {
        int shown = Math.min(ticks, MOST_TICKS);
        List<Population> layers = program.populations().stream()
                .filter(layer -> !layer.isReadOut() && !(layer.cells() instanceof Cells.CurrentSource))
                .limit(MOST_LAYERS)
                .toList();
        WatchedSpikes spikes = new WatchedSpikes(program, layers, shown, MOST_NEURONS);
        TickClock clock = new TickClock(chip, program, shown);
        EngineOptions alone =
                EngineOptions.workers(1).withParallel(Parallel.CORES).withClock(clock);
        new Engine(program, alone).run(stimuli::get, 1, new int[] {shown}, List.of(spikes), done -> {});
        return new FirstSample(ticks, spikes, clock);
    }

    /** As {@code first-sample.json}; {@code docs/run-files.md} describes it. */
    Map<String, Object> asMap() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "spikeway-first-sample");
        root.put("version", 1);
        root.put("ticks", spikes.ticks());
        root.put("ticksOfRun", ticksOfRun);
        List<Object> layers = new ArrayList<>();
        for (int layer = 0; layer < spikes.layers().size(); layer++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", spikes.layers().get(layer).name());
            entry.put("neurons", spikes.layers().get(layer).shape().size());
            entry.put("spikes", spikes.counts(layer));
            Map<String, String> trains = new LinkedHashMap<>();
            spikes.trains(layer)
                    .forEach((neuron, train) ->
                            trains.put(String.valueOf(neuron), HexFormat.of().formatHex(train)));
            entry.put("trains", trains);
            layers.add(entry);
        }
        root.put("layers", layers);
        clock.record().ifPresent(record -> root.put("time", record));
        return root;
    }
}
