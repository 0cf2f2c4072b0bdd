package org.spikeway.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.LinkLoads;
import org.spikeway.mapping.place.Placement;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.place.Placer;
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

    int images() {
        return images;
    }

    /** The packets of those images. */
    ExpectedTraffic traffic(MappedProgram mapped) {
        SpikeSums sums = new SpikeSums(mapped.program());
        new Engine(mapped.program(), EngineOptions.workers(workers))
                .run(stimuli, images, new int[] {ticks}, List.of(sums), done -> {});
        return ExpectedTraffic.of(mapped.program(), mapped.chip().geometry().cast(), sums.counts());
    }

    static MappedProgram place(MappedProgram mapped, ExpectedTraffic traffic, Placer placer, PlacerOptions options) {
        return mapped.on(
                Placement.place(mapped.program(), mapped.chip(), traffic, placer, options.effort()));
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
        RunResult result = new Engine(mapped.program(), how)
                .run(stimuli, images, new int[] {ticks}, List.of(), done -> {});
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
