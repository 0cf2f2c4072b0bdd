package org.spikeway.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.Pace;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.LinkLoads;
import org.spikeway.mapping.place.Placement;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.place.SpikeCounts;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.spinnaker.CoreForecast;
import org.spikeway.mapping.spinnaker.SpinnakerTables;
import org.spikeway.simulator.energy.AnnCost;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.Ledger;
import org.spikeway.simulator.energy.RunCounts;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.energy.Traffic;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.Stimulus;

/** Places programs by the spikes of a few images, and says what these images cost where a program lies. */
final class PlacedProgram {
    private static final int IMAGES = 4;
    private static final int MOST_TICKS = 64;

    private final Supplier<Stimulus> stimuli;
    private final int images;
    private final int ticks;
    private final int workers;

    /**
     * @param stimuli of the calibration images
     * @param available how many there are
     */
    PlacedProgram(Supplier<Stimulus> stimuli, int available, RunSettings settings) {
        this.stimuli = stimuli;
        images = Math.min(IMAGES, available);
        ticks = Math.min(MOST_TICKS, settings.marks[settings.marks.length - 1]);
        workers = settings.workers;
    }

    /** The packets of those images. */
    ExpectedTraffic traffic(MappedProgram mapped) {
        return traffic(mapped, spikes(mapped));
    }

    static ExpectedTraffic traffic(MappedProgram mapped, SpikeCounts spikes) {
        return ExpectedTraffic.of(mapped.program(), mapped.chip().geometry().cast(), spikes);
    }

    /** The spikes of those images. */
    SpikeCounts spikes(MappedProgram mapped) {
        SpikeSums sums = new SpikeSums(mapped.program(), ticks);
        new Engine(mapped.program(), EngineOptions.workers(workers))
                .run(stimuli, images, new int[] {ticks}, List.of(sums), done -> {});
        return sums.counts();
    }

    /**
     * The layers with cores that those spikes keep busy for longer than a tick, or whose synapses find no room: a line each,
     * about the worst of these cores.
     */
    List<String> warnings(MappedProgram mapped, SpikeCounts spikes) {
        if (!SpinnakerTables.suit(mapped.chip()) || !hasFixedTick(mapped.chip())) {
            return List.of();
        }
        double[] rates = mapped.program().populations().stream()
                .map(population -> spikes.all(population.id()))
                .mapToDouble(counts -> (double) Arrays.stream(counts).sum() / counts.length / images / ticks)
                .toArray();
        Map<String, List<CoreForecast>> lacking = CoreForecast.of(mapped.program(), mapped.chip(), rates).stream()
                .filter(forecast -> forecast.warning().isPresent())
                .collect(Collectors.groupingBy(CoreForecast::layer, LinkedHashMap::new, Collectors.toList()));
        return lacking.values().stream().map(PlacedProgram::warning).toList();
    }

    private static String warning(List<CoreForecast> ofLayer) {
        CoreForecast worst = ofLayer.stream()
                .max(Comparator.comparingDouble(CoreForecast::tickNanos).thenComparingLong(CoreForecast::rowBytes))
                .orElseThrow();
        return worst.warning().orElseThrow()
                + (ofLayer.size() > 1 ? " " + (ofLayer.size() - 1) + " more cores of the layer lack it too." : "");
    }

    private static boolean hasFixedTick(ChipModel chip) {
        return chip.timing()
                .filter(timing -> timing.pace() instanceof Pace.FixedTick)
                .isPresent();
    }

    static MappedProgram place(MappedProgram mapped, ExpectedTraffic traffic, Placer placer, PlacerOptions options) {
        return mapped.on(Placement.place(mapped.program(), mapped.chip(), traffic, placer, options.effort()));
    }

    /**
     * What the images cost.
     *
     * @param microjoules a sample, 0 where the chip gives no energies
     * @param micros time of a sample, 0 where the chip gives no timing
     */
    record Cost(double microjoules, double micros) {}

    Cost cost(MappedProgram mapped, AnnCost ann) {
        Optional<TimedChip> clock = TimedChip.of(mapped.chip(), mapped.program());
        EngineOptions how = EngineOptions.workers(workers)
                .withClock(clock.<ChipClock>map(timed -> timed).orElse(ChipClock.NONE));
        RunResult result =
                new Engine(mapped.program(), how).run(stimuli, images, new int[] {ticks}, List.of(), done -> {});
        ChipSpan time = clock.map(TimedChip::span).orElse(ChipSpan.NONE);
        RunCounts counts = RunCounts.of(result.activity(), mapped.program(), time, ann);
        double picojoules = new Ledger(counts, mapped.chip())
                .bills(Traffic.of(counts, mapped.chip().geometry()), time).stream()
                        .filter(bill -> bill.name().equals(mapped.chip().name()))
                        .mapToDouble(Bill::picojoules)
                        .findFirst()
                        .orElse(0);
        return new Cost(picojoules * 1e-6 / images, time.nanos() * 1e-3 / images);
    }

    static LinkLoads loads(MappedProgram mapped, ExpectedTraffic traffic) {
        return LinkLoads.of(mapped.program(), mapped.chip().geometry(), traffic);
    }
}
