package org.spikeway.mapping.ann;

import java.util.function.ToDoubleFunction;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.core.AnalogInput;
import org.spikeway.chip.program.Box;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/** The largest magnitude of bias plus current that images drive into a layer that reads them. */
public final class ImageDrive implements ToDoubleFunction<Layer> {
    private static final int MOST_IMAGES = 256;

    private final LayerGraph graph;
    private final ImageSet images;

    /** @param images calibration images, normalised; at most 256 of them are looked at */
    public ImageDrive(LayerGraph graph, ImageSet images) {
        this.graph = graph;
        this.images = images;
    }

    @Override
    public double applyAsDouble(Layer layer) {
        Box whole = Box.whole(layer.shape());
        AnalogInput[] inputs = layer.branches().stream()
                .filter(branch -> branch.source() == Branch.INPUT)
                .map(branch -> new AnalogInput(branch.connection(), graph.input(), whole))
                .toArray(AnalogInput[]::new);
        double[] chw = new double[images.pixels()];
        double largest = 0;
        for (int image = 0; image < Math.min(images.size(), MOST_IMAGES); image++) {
            double[] current = new double[whole.size()];
            read(image, chw);
            for (AnalogInput input : inputs) {
                input.add(chw, current);
            }
            for (int i = 0; i < current.length; i++) {
                double bias = layer.bias().length == 0 ? 0 : layer.bias()[i % whole.channels()];
                largest = Math.max(largest, Math.abs(current[i] + bias));
            }
        }
        return largest;
    }

    private void read(int image, double[] chw) {
        try {
            images.read(image, chw);
        } catch (UnreadableException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }
}
