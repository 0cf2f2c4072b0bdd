package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.cli.RunPersistence.Keeping;
import org.spikeway.mapping.program.MappedProgram;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.Ledger;
import org.spikeway.simulator.energy.RunCounts;
import org.spikeway.simulator.energy.TimedChip;
import org.spikeway.simulator.energy.Traffic;
import org.spikeway.simulator.engine.ChipClock;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.Parallel;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.journal.JournalRecorder;
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
    private final NetworkMapping mapping;
    private StopSignal stop = new StopSignal();
    private @Nullable Keeping keeping;
    private boolean showsProgress = true;
    private RunTraces traces = RunTraces.none();
    private boolean live;
    private final @Nullable ReadyProgram stored;
    private int[] marks;

    /** Checks every option before anything is computed. */
    RunJob(NetworkSource source, ImageSet images, String chipName, RunOptions options, SourceFeed feed)
            throws IOException {
        this(source, images, new ChipCatalogue().file(chipName), options, feed, null);
    }

    /**
     * The same for a chip that is read already.
     *
     * @param stored the program, where the network is mapped already
     */
    RunJob(
            NetworkSource source,
            ImageSet images,
            ChipFile chipFile,
            RunOptions options,
            SourceFeed feed,
            @Nullable ReadyProgram stored)
            throws IOException {
        this.source = source;
        this.images = images;
        this.options = options;
        this.feed = feed;
        this.chipFile = chipFile;
        this.stored = stored;
        settings = new RunSettings(options);
        marks = settings.marks;
        chip = chipFile.model();
        mapping = new NetworkMapping(source, chip, options, settings);
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

    /** Whether to show the run while it goes on. */
    RunJob live(boolean shown) {
        if (shown && settings.parallel == Parallel.IMAGES) {
            throw new RefusedException(
                    "--parallel images: a live view follows one chip. Use --parallel cores, or leave --live out.");
        }
        live = shown;
        return this;
    }

    /** Also records the first sample for other tools. */
    RunJob trace(RunTraces wanted) {
        traces = wanted;
        return this;
    }

    FinishedRun run() throws IOException {
        RunImages prepared = new RunImages(images, options, settings.normalisation, source.input());
        int[] labels = prepared.labels(source.classes());
        if (stored == null) {
            traces.checkEarly(() -> mapping.provisional().program());
        }
        ReadyProgram ready = stored == null ? mapping.map(prepared) : stored;
        traces.check(ready.mapped().program());
        int[] predictions = source.annPredictions(prepared.data, settings.workers);
        ChipProgram program = ready.mapped().program();
        marks = program.marks(settings.marks);
        Optional<TimedChip> clock = TimedChip.of(chip, program);
        Supplier<? extends Stimulus> stimuli =
                feed.stimuli(program, () -> ImageStimulus.of(prepared.data, settings, options.seed));
        LateReadOut readOut = LateReadOut.of(program, marks, ready.readFrom());
        RunResult result = readOut.scores(simulate(ready.mapped(), prepared.data, readOut.recorded(), clock, stimuli));
        int ticks = result.activity().ticks();
        marks = LateReadOut.until(ticks, marks);
        traces.record(program, chip, stimuli, ticks);
        Supplier<FirstSample> firstSample = () -> FirstSample.present(program, chip, stimuli, ticks);
        return finish(ready, labels, predictions, clock, result, firstSample);
    }

    private RunResult simulate(
            MappedProgram mapped,
            ImageSet data,
            int[] recorded,
            Optional<TimedChip> clock,
            Supplier<? extends Stimulus> stimuli)
            throws IOException {
        EngineOptions how = EngineOptions.workers(settings.workers)
                .withParallel(settings.parallel)
                .withClock(clock.<ChipClock>map(timed -> timed).orElse(ChipClock.NONE));
        Engine engine = new Engine(mapped.program(), how);
        if (data.size() == 1) {
            engine.endWithinSample();
        }
        PersistentRun run = persistent(engine, clock, recorded, pieces(mapped, data, recorded));
        List<SpikeObserver> observers = new ArrayList<>(feed.observers());
        LiveView view = live ? liveView(mapped, data.size()) : null;
        try (ProgressBar progress = new ProgressBar(data.size(), showsProgress && !live);
                JournalRecorder journal =
                        options.journal == null ? null : JournalRecorder.open(options.journal, run.earlier());
                view) {
            if (view != null) {
                observers.add(view);
            }
            if (journal != null) {
                observers.add(journal);
            }
            return run.run(stimuli::get, data.size(), observers, progress);
        }
    }

    private PersistentRun persistent(
            Engine engine, Optional<TimedChip> clock, int[] recorded, PiecewiseRun.@Nullable Pieces pieces)
            throws IOException {
        return pieces != null && TickwiseRun.suits(pieces, marks[marks.length - 1], settings.parallel)
                ? new TickwiseRun(engine, recorded, stop, pieces)
                : new PiecewiseRun(engine, clock, recorded, stop, pieces);
    }

    private LiveView liveView(MappedProgram mapped, int samples) {
        return new LiveView(
                mapped.program(),
                chip.geometry(),
                samples,
                settings.marks[settings.marks.length - 1],
                Terminal.here(),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System::nanoTime);
    }

    private PiecewiseRun.@Nullable Pieces pieces(MappedProgram mapped, ImageSet data, int[] recorded)
            throws IOException {
        if (keeping == null) {
            return null;
        }
        int ticks = marks[marks.length - 1];
        String identity =
                RunIdentity.of(mapped.program(), data, settings.poisson, options.seed, recorded) + feed.identity();
        return new PiecewiseRun.Pieces(
                keeping.file(), identity, keeping.ticks(), keeping.samples(ticks, settings.workers), keeping.resume());
    }

    private Map<String, Object> withInput(Map<String, Object> chosen) {
        Map<String, Object> all = new LinkedHashMap<>(chosen);
        all.putAll(feed.settings());
        return all;
    }

    private FinishedRun finish(
            ReadyProgram ready,
            int[] labels,
            int[] predictions,
            Optional<TimedChip> clock,
            RunResult result,
            Supplier<FirstSample> firstSample) {
        MappedProgram mapped = ready.mapped();
        ChipSpan time = clock.map(TimedChip::span).orElse(ChipSpan.NONE);
        RunCounts counts = RunCounts.of(result.activity(), mapped.program(), time, ready.ann());
        Traffic traffic = Traffic.of(counts, chip.geometry());
        List<CoreNeeds> needs = mapped.uses().stream()
                .map(use -> new CoreNeeds(use.neurons(), use.inputAxons(), use.outputAxons(), use.synapseBits()))
                .toList();
        return new FinishedRun(
                ready.network(),
                withInput(ready.settings()),
                options.seed,
                labels.length,
                mapped.program().marks(settings.marks)[settings.marks.length - 1],
                marks,
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
