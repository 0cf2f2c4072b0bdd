package org.spikeway.mapping.convert;

import java.io.IOException;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.PlainLayers;

/** Images with the activations that a graph gives them, computed by definition. */
record Activated(LayerGraph graph, Calibration pixels) implements Calibration {

    static Calibration of(LayerGraph graph, Calibration pixels) {
        return new Activated(graph, pixels);
    }

    @Override
    public int images() {
        return pixels.images();
    }

    @Override
    public void read(int image, double[] chw) throws IOException {
        pixels.read(image, chw);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        double[] chw = new double[graph.input().size()];
        float[] image = new float[chw.length];
        for (int i = 0; i < images(); i++) {
            pixels.read(i, chw);
            for (int p = 0; p < chw.length; p++) {
                image[p] = (float) chw[p];
            }
            PlainLayers layers = PlainLayers.run(graph, image);
            for (int layer = 0; layer < graph.layers().size(); layer++) {
                double[] values = layers.values(layer);
                float[] activations = new float[values.length];
                for (int v = 0; v < values.length; v++) {
                    activations[v] = (float) values[v];
                }
                visitor.visit(i, layer, activations);
            }
        }
    }
}
