package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
import org.spikeway.mapping.ann.AnnCalibration;
import org.spikeway.mapping.ann.ImageDrive;
import org.spikeway.mapping.convert.Converter;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SelfCheck;
import org.spikeway.mapping.convert.SpikingBudget;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;
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
import org.spikeway.simulator.journal.JournalObserver;
import org.spikeway.simulator.noc.ChipNetwork;
import org.spikeway.simulator.report.CoreNeeds;
import org.spikeway.simulator.report.FinishedRun;

/** The whole way of one run: import, calibrate, convert, map, simulate, price. */
final class RunJob {
    /** So large that no weight of it vanishes in whole numbers. */
    private static final double PROVISIONAL_THRESHOLD = 100;

    private final Path networkFile;
    private final ImageSet images;
    private final ChipFile chipFile;
    private final ChipModel chip;
    private final RunOptions options;
    private final RunSettings settings;
    private final SourceFeed feed;
    private final PrintWriter warnings;

    /** Checks every option before anything is computed. */
    RunJob(
            Path networkFile,
            ImageSet images,
            String chipName,
            RunOptions options,
            SourceFeed feed,
            PrintWriter warnings)
            throws IOException {
        this.warnings = warnings;
        this.networkFile = networkFile;
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

    FinishedRun run() throws IOException {
        LayerGraph graph = Lowering.lower(OnnxImporter.read(networkFile));
        RunImages prepared = new RunImages(images, options, settings.normalisation, graph.input());
        int[] labels = prepared.labels(graph.readOut().shape().size());
        requireRoom(graph);
        AnnCalibration calibration = new AnnCalibration(networkFile, graph, prepared.calibration, settings.workers);
        SpikingBudget budget = settings.spikingBudget();
        Converter.Converted converted =
                new Converter(graph, calibration, budget).convert(settings.conversion.plan(coding(), budget));
        SpikingNetwork network = converted.network();
        ImageDrive drive = new ImageDrive(graph, prepared.calibration);
        CheckReport.warn(converted.check(), options.conversion.maxLoss, warnings);
        MappedProgram mapped = new ProgramBuilder(network, chip, settings.precision, drive).build();
        int[] predictions = AnnCalibration.predictions(networkFile, prepared.data, settings.workers);
        ChipClock clock = TimedChip.of(chip, mapped.program());
        RunResult result = timed(simulate(mapped, prepared.data, clock), clock);
        return finish(graph, prepared, labels, predictions, mapped, clock, result, converted.check());
    }

    /** Refuses what the chip cannot hold before the calibration begins; thresholds change no limit. */
    private void requireRoom(LayerGraph graph) {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, PROVISIONAL_THRESHOLD);
        SpikingNetwork provisional = new SpikingNetwork(graph, thresholds, settings.conversion.reset, 0, coding());
        new ProgramBuilder(provisional, chip, settings.precision, layer -> 1).build();
    }

    private static RunResult timed(RunResult result, ChipClock clock) {
        return network(clock)
                .map(network -> result.withChipNanos(network.times().nanos()))
                .orElse(result);
    }

    private static Optional<ChipNetwork> network(ChipClock clock) {
        return clock.meter() instanceof ChipNetwork network ? Optional.of(network) : Optional.empty();
    }

    private InputCoding coding() {
        if (!settings.poisson) {
            return new InputCoding.Constant();
        }
        PixelRange range = PixelRange.of(settings.normalisation);
        return new InputCoding.Poisson(range.max(), range.signed());
    }

    private @Nullable PoissonEncoder encoder(ImageSet data) {
        if (!settings.poisson) {
            return null;
        }
        PixelRange range = PixelRange.of(settings.normalisation);
        return range.signed()
                ? PoissonEncoder.signed(options.seed, data.channels(), data.height(), data.width(), range.max())
                : PoissonEncoder.unsigned(options.seed, data.channels(), data.height(), data.width(), range.max());
    }

    private RunResult simulate(MappedProgram mapped, ImageSet data, ChipClock clock) throws IOException {
        Engine engine = new Engine(
                mapped.program(), EngineOptions.workers(settings.workers).withClock(clock));
        Supplier<? extends Stimulus> stimuli =
                feed.stimuli(mapped.program(), () -> new ImageStimulus(data, encoder(data)));
        List<SpikeObserver> observers = new ArrayList<>(feed.observers());
        try (ProgressBar progress = new ProgressBar(data.size())) {
            if (options.journal == null) {
                return engine.run(stimuli::get, data.size(), settings.marks, observers, progress);
            }
            try (SpikeJournalWriter journal = SpikeJournalWriter.open(options.journal)) {
                observers.add(new JournalObserver(journal));
                return engine.run(stimuli::get, data.size(), settings.marks, observers, progress);
            }
        }
    }

    private FinishedRun finish(
            LayerGraph graph,
            RunImages prepared,
            int[] labels,
            int[] predictions,
            MappedProgram mapped,
            ChipClock clock,
            RunResult result,
            SelfCheck check) {
        ChipSpan time = TimedChip.span(clock, result.activity());
        RunCounts counts = RunCounts.of(result.activity(), mapped.program(), time, AnnCosts.of(graph));
        Traffic traffic = Traffic.of(counts, chip.geometry());
        List<CoreNeeds> needs = mapped.uses().stream()
                .map(use -> new CoreNeeds(use.neurons(), use.inputAxons(), use.outputAxons(), use.synapseBits()))
                .toList();
        Map<String, Object> chosen = settings.asMap(prepared.calibrationName);
        chosen.put("check", CheckReport.asMap(check));
        return new FinishedRun(
                graph.name(),
                chosen,
                options.seed,
                settings.marks,
                labels,
                predictions,
                chipFile,
                mapped.program(),
                needs,
                result,
                counts,
                traffic,
                new Ledger(counts, chip).bills(traffic, time),
                network(clock).map(ChipNetwork::times));
    }
}
