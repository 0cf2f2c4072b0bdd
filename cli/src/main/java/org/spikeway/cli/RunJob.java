package org.spikeway.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.encode.PoissonEncoder;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.journal.SpikeJournalWriter;
import org.spikeway.chip.Arithmetic;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.RunPersistence.Keeping;
import org.spikeway.mapping.ann.ImageDrive;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.Ledger;
import org.spikeway.simulator.energy.RunCounts;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.energy.Traffic;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.journal.JournalObserver;
import org.spikeway.simulator.report.CoreNeeds;
import org.spikeway.simulator.report.FinishedRun;
import org.spikeway.simulator.report.FirstSample;

/** The whole way of one run: import, calibrate, convert, map, simulate, price. */
final class RunJob {
    private final NetworkSource source;
    private final ImageSet images;
    private final ChipFile chipFile;
    private final ChipModel chip;
    private final RunOptions options;
    private final RunSettings settings;
    private final SourceFeed feed;
    private StopSignal stop = new StopSignal();
    private @Nullable Keeping keeping;
    private boolean showsProgress = true;

    /** Checks every option before anything is computed. */
    RunJob(NetworkSource source, ImageSet images, String chipName, RunOptions options, SourceFeed feed)
            throws IOException {
        this.source = source;
        this.images = images;
        this.options = options;
        this.feed = feed;
        settings = new RunSettings(options);
        chipFile = new ChipCatalogue().file(chipName);
        chip = chipFile.model();
        if (options.precision != null && chip.arithmetic() instanceof Arithmetic.IntegerNumbers) {
            throw new RefusedException("--precision " + options.precision + ": chip " + chip.name()
                    + " computes in whole numbers. Leave the option out.");
        }
    }

    /** Lets the run end before its last sample. */
    RunJob endEarly(StopSignal signal) {
        stop = signal;
        return this;
    }

    /** Whether to show on a terminal how far the run is. */
    RunJob showProgress(boolean shown) {
        showsProgress = shown;
        return this;
    }

    /** Keeps what the run has come to, or goes on from it. */
    RunJob keep(@Nullable Keeping where) {
        keeping = where;
        return this;
    }

    FinishedRun run() throws IOException {
        RunImages prepared = new RunImages(images, options, settings.normalisation, source.input());
        int[] labels = prepared.labels(source.classes());
        requireRoom(source.provisional(settings, settings.coding()));
        NetworkSource.Spiking spiking = source.spiking(prepared, settings, settings.coding());
        SpikingModel network = spiking.network();
        ImageDrive drive = new ImageDrive(network.graph(), prepared.calibration);
        MappedProgram mapped = placed(
                options.crossbar.map(new ProgramBuilder(network, chip, settings.precision, drive), spiking.settings()),
                prepared.calibration);
        int[] predictions = source.annPredictions(prepared.data, settings.workers);
        Optional<TimedChip> clock = TimedChip.of(chip, mapped.program());
        Supplier<? extends Stimulus> stimuli = feed.stimuli(
                mapped.program(), () -> new ImageStimulus(prepared.data, encoder(prepared.data, settings, options)));
        RunResult result = simulate(mapped, prepared.data, clock, stimuli);
        int ticks = settings.marks[settings.marks.length - 1];
        Supplier<FirstSample> firstSample = () -> FirstSample.present(mapped.program(), chip, stimuli, ticks);
        return finish(network.graph(), spiking.settings(), labels, predictions, mapped, clock, result, firstSample);
    }

    /** Refuses what the chip cannot hold before the calibration begins; thresholds change no limit. */
    private void requireRoom(SpikingModel provisional) {
        new ProgramBuilder(provisional, chip, settings.precision, layer -> 1).build();
    }

    /** The program on the cores that the placer of the run finds; a run is as before where none is asked for. */
    private MappedProgram placed(MappedProgram mapped, ImageSet calibration) {
        if (options.placement.placer == null) {
            return mapped;
        }
        Placer placer = options.placement.placer("sequential");
        PlacedProgram places = new PlacedProgram(
                () -> new ImageStimulus(calibration, encoder(calibration, settings, options)),
                calibration.size(),
                settings);
        return PlacedProgram.place(mapped, places.traffic(mapped), placer, options.placement);
    }

    static @Nullable PoissonEncoder encoder(ImageSet data, RunSettings settings, RunOptions options) {
        if (!settings.poisson) {
            return null;
        }
        PixelRange range = PixelRange.of(settings.normalisation);
        return range.signed()
                ? PoissonEncoder.signed(options.seed, data.channels(), data.height(), data.width(), range.max())
                : PoissonEncoder.unsigned(options.seed, data.channels(), data.height(), data.width(), range.max());
    }

    private RunResult simulate(
            MappedProgram mapped, ImageSet data, Optional<TimedChip> clock, Supplier<? extends Stimulus> stimuli)
            throws IOException {
        EngineOptions how = EngineOptions.workers(settings.workers)
                .withParallel(settings.parallel)
                .withClock(clock.<ChipClock>map(timed -> timed).orElse(ChipClock.NONE));
        PiecewiseRun run = new PiecewiseRun(new Engine(mapped.program(), how), clock, settings.marks, stop);
        List<SpikeObserver> observers = new ArrayList<>(feed.observers());
        try (ProgressBar progress = new ProgressBar(data.size(), showsProgress)) {
            if (options.journal == null) {
                return run.run(stimuli::get, data.size(), observers, progress, pieces(mapped, data));
            }
            try (SpikeJournalWriter journal = SpikeJournalWriter.open(options.journal)) {
                observers.add(new JournalObserver(journal));
                return run.run(stimuli::get, data.size(), observers, progress, null);
            }
        }
    }

    private PiecewiseRun.@Nullable Pieces pieces(MappedProgram mapped, ImageSet data) throws IOException {
        if (keeping == null) {
            return null;
        }
        int ticks = settings.marks[settings.marks.length - 1];
        String identity = RunIdentity.of(mapped.program(), data, settings.poisson, options.seed, settings.marks);
        return new PiecewiseRun.Pieces(
                keeping.file(), identity, keeping.samples(ticks, settings.workers), keeping.resume());
    }

    private FinishedRun finish(
            LayerGraph graph,
            Map<String, Object> chosen,
            int[] labels,
            int[] predictions,
            MappedProgram mapped,
            Optional<TimedChip> clock,
            RunResult result,
            Supplier<FirstSample> firstSample) {
        ChipSpan time = clock.map(TimedChip::span).orElse(ChipSpan.NONE);
        RunCounts counts =
                RunCounts.of(result.activity(), mapped.program(), time, AnnCosts.of(graph, mapped.program()));
        Traffic traffic = Traffic.of(counts, chip.geometry());
        List<CoreNeeds> needs = mapped.uses().stream()
                .map(use -> new CoreNeeds(use.neurons(), use.inputAxons(), use.outputAxons(), use.synapseBits()))
                .toList();
        return new FinishedRun(
                graph.name(),
                chosen,
                options.seed,
                labels.length,
                settings.marks,
                Arrays.copyOf(labels, result.activity().samples()),
                Arrays.copyOf(
                        predictions,
                        Math.min(predictions.length, result.activity().samples())),
                chipFile,
                mapped.program(),
                needs,
                result,
                counts,
                traffic,
                new Ledger(counts, chip).bills(traffic, time),
                clock.map(TimedChip::times),
                firstSample);
    }
}
