package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.ann.AnnCalibration;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.onnx.OnnxImporter;

/** A trained network without spikes, which is converted. */
final class OnnxSource implements NetworkSource {
    private final Path file;
    private final RunOptions options;
    private final LayerGraph graph;

    OnnxSource(Path file, RunOptions options) throws IOException {
        this.file = file;
        this.options = options;
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
    public SpikingNetwork spiking(RunImages images, RunSettings settings, InputCoding coding) throws IOException {
        AnnCalibration calibration = new AnnCalibration(file, graph, images.calibration, settings.workers);
        double[] thresholds = options.thresholds == null
                ? settings.method.thresholds(graph, calibration)
                : ThresholdFile.read(options.thresholds);
        return new SpikingNetwork(graph, thresholds, settings.reset, settings.initialFraction, coding);
    }

    @Override
    public int[] annPredictions(ImageSet data, int workers) throws IOException {
        return AnnCalibration.predictions(file, data, workers);
    }

    @Override
    public Map<String, Object> settings(RunImages images, RunSettings settings) {
        return settings.asMap(options, images.calibrationName);
    }
}
