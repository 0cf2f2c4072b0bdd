package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.ann.AnnCalibration;
import org.spikeway.mapping.convert.Converter;
import org.spikeway.mapping.convert.FirstSpikeNetwork;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingBudget;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.convert.ThresholdMethod;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;

/** A trained network without spikes, which is converted. */
final class OnnxSource implements NetworkSource {
    /** So large that no weight of it vanishes in whole numbers. */
    private static final double PROVISIONAL_THRESHOLD = 100;

    private final Path file;
    private final RunOptions options;
    private final PrintWriter warnings;
    private final LayerGraph graph;

    OnnxSource(Path file, RunOptions options, PrintWriter warnings) throws IOException {
        this.file = file;
        this.options = options;
        this.warnings = warnings;
        graph = Lowering.lower(OnnxImporter.read(file));
    }

    @Override
    public Shape input() {
        return graph.input();
    }

    @Override
    public int classes() {
        return graph.readOut().shape().size();
    }

    @Override
    public SpikingModel provisional(RunSettings settings, InputCoding coding) {
        double[] thresholds = new double[graph.rectified().size()];
        Arrays.fill(thresholds, PROVISIONAL_THRESHOLD);
        if (settings.conversion.firstSpike) {
            return new FirstSpikeNetwork(graph, thresholds, settings.marks[0]);
        }
        return new SpikingNetwork(graph, thresholds, settings.conversion.reset, 0, coding);
    }

    @Override
    public Spiking spiking(RunImages images, RunSettings settings, InputCoding coding) throws IOException {
        AnnCalibration calibration = new AnnCalibration(file, graph, images.calibration, settings.workers);
        SpikingBudget budget = settings.spikingBudget();
        if (settings.conversion.firstSpike) {
            SpikingBudget window = new SpikingBudget(settings.marks[0], settings.precision, settings.workers);
            ThresholdMethod thresholds = settings.conversion.thresholds(coding, window);
            return new Spiking(
                    FirstSpikeNetwork.of(graph, thresholds, calibration, settings.marks[0]),
                    settings.asMap(images.calibrationName));
        }
        Converter.Converted converted =
                new Converter(graph, calibration, budget).convert(settings.conversion.plan(coding, budget));
        CheckReport.warn(converted.check(), options.conversion.maxLoss, warnings);
        Map<String, Object> chosen = settings.asMap(images.calibrationName);
        chosen.put("check", CheckReport.asMap(converted.check()));
        return new Spiking(converted.network(), chosen);
    }

    @Override
    public int[] annPredictions(ImageSet data, int workers) throws IOException {
        return AnnCalibration.predictions(file, data, workers);
    }
}
