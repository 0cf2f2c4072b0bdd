package org.spikeway.cli.bench;

import org.spikeway.chip.program.Shape;

/** The two workloads of layers: fully connected, and convolutions. */
final class LayeredWorkloads {
    private static final double INPUT_RATE = 0.1;
    private static final double[] NO_BIAS = {};
    private static final int INPUTS = 784;
    private static final int HIDDEN = 1200;
    private static final int[] CHANNELS = {16, 32, 64, 11};
    private static final int[] SIDES = {15, 13, 11, 9};
    private static final int[] THRESHOLDS = {9, 144, 288, 576};

    /** Ticks recorded for the limit of the kernels. */
    private static final int RECORDED_TICKS = 8;

    private LayeredWorkloads() {}

    /**
     * FF: 784 Bernoulli inputs at 0.1 a tick, 1200, 1200 and 10 neurons, fully connected, all weights 1, thresholds 784,
     * 1200 and 1200: about 239,000 synaptic events a tick.
     *
     * @param cores of each layer of 1200
     */
    static Workload feedForward(int cores, int ticks, long seed) {
        ProgramSketch sketch = new ProgramSketch(seed);
        int source = sketch.source(Shape.vector(INPUTS));
        int[] sizes = {HIDDEN, HIDDEN, 10};
        int[] thresholds = {INPUTS, HIDDEN, HIDDEN};
        for (int i = 0; i < sizes.length; i++) {
            Shape shape = Shape.vector(sizes[i]);
            int layer = sketch.layer(
                    "dense" + (i + 1), shape, thresholds[i], NO_BIAS, ProgramSketch.channelBoxes(shape, cores));
            sketch.connect(source, layer, 0, ProgramSketch.kernel(sketch.shape(source), shape, 1, 1));
            source = layer;
        }
        return new Workload(
                "FF", sketch.program(), new BernoulliSpikes(INPUTS, INPUT_RATE, ticks, seed), ticks, RECORDED_TICKS);
    }

    /**
     * CONV: 1×32×32 Bernoulli inputs at 0.1 a tick, 3×3 convolutions without padding to 16 (stride 2), 32, 64 and 11
     * channels, then 11 neurons connected with all, all weights 1, each threshold the number of inputs of a neuron: about
     * 357,000 synaptic events a tick.
     *
     * @param cores of each convolution, at most one a row
     */
    static Workload convolution(int cores, int ticks, long seed) {
        ProgramSketch sketch = new ProgramSketch(seed);
        Shape input = new Shape(1, 32, 32);
        int source = sketch.source(input);
        for (int i = 0; i < CHANNELS.length; i++) {
            Shape shape = new Shape(CHANNELS[i], SIDES[i], SIDES[i]);
            int layer =
                    sketch.layer("conv" + (i + 1), shape, THRESHOLDS[i], NO_BIAS, ProgramSketch.rowBoxes(shape, cores));
            sketch.connect(source, layer, 0, ProgramSketch.kernel(sketch.shape(source), shape, 3, i == 0 ? 2 : 1));
            source = layer;
        }
        Shape readOut = Shape.vector(11);
        Shape last = sketch.shape(source);
        int layer = sketch.layer("dense", readOut, last.size(), NO_BIAS, ProgramSketch.channelBoxes(readOut, 1));
        sketch.connect(source, layer, 0, ProgramSketch.kernel(last, readOut, last.height(), 1));
        BernoulliSpikes spikes = new BernoulliSpikes(input.size(), INPUT_RATE, ticks, seed);
        return new Workload("CONV", sketch.program(), spikes, ticks, RECORDED_TICKS);
    }
}
