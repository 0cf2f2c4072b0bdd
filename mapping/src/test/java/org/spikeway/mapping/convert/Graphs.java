package org.spikeway.mapping.convert;

import java.util.List;
import java.util.stream.IntStream;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/** Layer graphs of which only names and sizes matter. */
final class Graphs {
    private Graphs() {}

    /** Rectified layers {@code layer0}, {@code layer1} … of those sizes, and a read-out. */
    static LayerGraph ofSizes(int... sizes) {
        List<Layer> layers = IntStream.rangeClosed(0, sizes.length)
                .mapToObj(i -> i < sizes.length ? layer("layer" + i, sizes[i], true) : layer("read-out", 2, false))
                .toList();
        return new LayerGraph("small", Shape.vector(1), layers);
    }

    private static Layer layer(String name, int size, boolean rectified) {
        return new Layer(name, name, Shape.vector(size), List.of(), new double[0], rectified);
    }
}
