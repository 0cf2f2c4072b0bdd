package org.spikeway.mapping.ann;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.mapping.convert.Calibration;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/** Calibration by running the network file itself, batch by batch; nothing is kept between batches. */
public final class AnnCalibration implements Calibration {
    private static final int BATCH = 16;

    private final Path network;
    private final List<String> tensors;
    private final ImageSet images;
    private final int threads;
    private final int first;
    private final int count;

    /** @param images prepared as the network expects them, normalised */
    public AnnCalibration(Path network, LayerGraph graph, ImageSet images, int threads) {
        this(network, graph.layers().stream().map(Layer::activation).toList(), images, threads, 0, images.size());
    }

    private AnnCalibration(Path network, List<String> tensors, ImageSet images, int threads, int first, int count) {
        this.network = network;
        this.tensors = tensors;
        this.images = images;
        this.threads = threads;
        this.first = first;
        this.count = count;
    }

    @Override
    public int images() {
        return count;
    }

    @Override
    public void read(int image, double[] chw) throws UnreadableException {
        images.read(first + image, chw);
    }

    @Override
    public AnnCalibration part(int from, int images) {
        return new AnnCalibration(network, tensors, this.images, threads, first + from, images);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        try (AnnReference ann = AnnReference.open(network, tensors, threads)) {
            for (int from = 0; from < count; from += BATCH) {
                Activations batch = ann.run(read(images, first + from, Math.min(BATCH, count - from)));
                for (int layer = 0; layer < tensors.size(); layer++) {
                    for (int i = 0; i < batch.images(); i++) {
                        visitor.visit(from + i, layer, batch.values(tensors.get(layer), i));
                    }
                }
            }
        }
    }

    private static float[][] read(ImageSet images, int from, int count) throws UnreadableException {
        float[][] batch = new float[count][images.pixels()];
        double[] chw = new double[images.pixels()];
        for (int i = 0; i < count; i++) {
            images.read(from + i, chw);
            for (int p = 0; p < chw.length; p++) {
                batch[i][p] = (float) chw[p];
            }
        }
        return batch;
    }

    /** The class that the ANN gives to each image. */
    public static int[] predictions(Path network, ImageSet images, int threads) throws IOException {
        int[] predictions = new int[images.size()];
        Arrays.fill(predictions, -1);
        try (AnnReference ann = AnnReference.open(network, List.of(), threads)) {
            for (int from = 0; from < images.size(); from += BATCH) {
                Activations batch = ann.run(read(images, from, Math.min(BATCH, images.size() - from)));
                for (int i = 0; i < batch.images(); i++) {
                    predictions[from + i] = batch.predicted(i);
                }
            }
        }
        return predictions;
    }
}
