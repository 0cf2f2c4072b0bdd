package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Shape;

/**
 * A network as layers in topological order; the last one is the read-out.
 *
 * @param name short name for reports
 */
public record LayerGraph(String name, Shape input, List<Layer> layers) {
    public LayerGraph {
        layers = List.copyOf(layers);
    }

    /** The same with another layer in one place. */
    public LayerGraph withLayer(int index, Layer layer) {
        List<Layer> changed = new ArrayList<>(layers);
        changed.set(index, layer);
        return new LayerGraph(name, input, changed);
    }

    /** The layers that will fire: all but the read-out. */
    public List<Layer> rectified() {
        return layers.stream().filter(Layer::rectified).toList();
    }

    public Layer readOut() {
        return layers.get(layers.size() - 1);
    }

    /** The shape of a branch's source. */
    public Shape sourceShape(Branch branch) {
        return branch.source() == Branch.INPUT
                ? input
                : layers.get(branch.source()).shape();
    }

    /** The layer whose values a layer passes on: of gates the one that they pool, of any other the layer itself. */
    public int origin(int layer) {
        int origin = layer;
        while (layers.get(origin).isGate()) {
            origin = layers.get(origin).branches().get(0).source();
        }
        return origin;
    }

    /** Values of layers, such as thresholds, with those of gates replaced by those of what they pool. */
    public double[] withGates(double[] ofLayers) {
        double[] replaced = ofLayers.clone();
        for (int layer = 0; layer < replaced.length; layer++) {
            replaced[layer] = ofLayers[origin(layer)];
        }
        return replaced;
    }

    /** Multiply-accumulates of one inference, padding not counted, the first layer's included; a maximum has none. */
    public long macs() {
        return layers.stream()
                .filter(layer -> !layer.isGate())
                .flatMap(layer -> layer.branches().stream())
                .mapToLong(Branch::macs)
                .sum();
    }

    /** Multiply-accumulates of the branches that read the image. */
    public long inputMacs() {
        return layers.stream()
                .flatMap(layer -> layer.branches().stream())
                .filter(branch -> branch.source() == Branch.INPUT)
                .mapToLong(Branch::macs)
                .sum();
    }
}
