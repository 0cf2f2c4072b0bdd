package org.spikeway.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/** Small networks of convolutions, one with a short cut across it, and a read-out. */
final class RandomLayerGraphs {
    private static final int SIDE = 5;

    private final SplittableRandom random;
    /** Weights are −1, 0 or 1 where true, else any number between. */
    private final boolean few;

    private final List<Layer> layers = new ArrayList<>();

    RandomLayerGraphs(long seed, boolean few) {
        random = new SplittableRandom(seed);
        this.few = few;
    }

    SpikingNetwork next(InputCoding input) {
        layers.clear();
        int first = 2 + random.nextInt(2);
        int second = 2 + random.nextInt(4);
        add("first", first, List.of(new Branch(Branch.INPUT, kernel(1, first))));
        add("second", second, List.of(new Branch(0, kernel(first, second))));
        add("third", first, List.of(new Branch(1, kernel(second, first)), new Branch(0, shortcut(first))));
        Axis all = Axis.kernel(SIDE, SIDE, 1, 0, 1);
        Weights weights = weights(first * SIDE * SIDE * 3);
        Connection dense = new Connection.SharedKernel(all, all, first, 3, 1, weights);
        layers.add(new Layer("out", "out", Shape.vector(3), List.of(new Branch(2, dense)), values(3), false));
        LayerGraph graph = new LayerGraph("random", new Shape(1, SIDE, SIDE), layers);
        double[] thresholds = new double[3];
        Arrays.setAll(thresholds, i -> random.nextDouble(1, 3));
        Reset reset = random.nextBoolean() ? Reset.SOFT : Reset.HARD;
        return new SpikingNetwork(graph, thresholds, reset, random.nextInt(2) * 0.5, input);
    }

    /** Layers of as many channels in a row, and a read-out of their sums. */
    SpikingNetwork chain(int channels, int length) {
        layers.clear();
        add("layer 0", channels, List.of(new Branch(Branch.INPUT, kernel(1, channels))));
        for (int i = 1; i < length; i++) {
            add("layer " + i, channels, List.of(new Branch(i - 1, kernel(channels, channels))));
        }
        Axis sum = new Axis(SIDE, SIDE, SIDE, 0, 1, 1, 1, 1, 0, 1);
        Connection dense = new Connection.SharedKernel(sum, sum, channels, 3, 1, weights(channels * 3));
        layers.add(new Layer("out", "out", Shape.vector(3), List.of(new Branch(length - 1, dense)), values(3), false));
        double[] thresholds = new double[length];
        Arrays.setAll(thresholds, i -> random.nextDouble(1, 3));
        LayerGraph graph = new LayerGraph("chain", new Shape(1, SIDE, SIDE), layers);
        return new SpikingNetwork(graph, thresholds, Reset.SOFT, 0.5, new InputCoding.Constant());
    }

    private void add(String name, int channels, List<Branch> branches) {
        Shape shape = new Shape(channels, SIDE, SIDE);
        layers.add(new Layer(name, name, shape, branches, values(channels), true));
    }

    private Connection kernel(int from, int to) {
        Axis axis = Axis.kernel(SIDE, 3, 1, 1, SIDE);
        return new Connection.SharedKernel(axis, axis, from, to, 1, weights(from * 9 * to));
    }

    private static Connection shortcut(int channels) {
        Axis axis = Axis.kernel(SIDE, 1, 1, 0, SIDE);
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Connection.Shortcut(axis, axis, channels, channels, 0, new Weights.Doubles(ones));
    }

    private Weights weights(int count) {
        double[] weights = new double[count];
        Arrays.setAll(weights, i -> few ? random.nextInt(-1, 2) : random.nextDouble(-1, 1));
        return new Weights.Doubles(weights);
    }

    private double[] values(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextDouble(-0.2, 0.2));
        return values;
    }
}
