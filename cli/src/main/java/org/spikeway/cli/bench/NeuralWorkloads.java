package org.spikeway.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.SparseRows;
import org.spikeway.chip.program.Weights;

/** The two workloads of neurons that drive one another: sparse random synapses, and crossbar cores. */
final class NeuralWorkloads {
    private static final int NEURONS = 10_000;
    private static final int FAN_OUT = 1000;
    private static final int LEAK_THRESHOLD = 50;

    /** Ticks recorded for the limit of the kernels. */
    private static final int RECORDED_TICKS = 20;

    private NeuralWorkloads() {}

    /**
     * REC: 10,000 neurons with 1,000 different random targets each, weights +1 and −1 half and half, bias 10, threshold
     * 1000, delay 1: about 100,000 synaptic events a tick.
     *
     * @param cores that share the neurons
     */
    static Workload recurrent(int cores, int ticks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] starts = new int[NEURONS + 1];
        char[] targets = new char[NEURONS * FAN_OUT];
        byte[] weights = new byte[NEURONS * FAN_OUT];
        int[] all = new int[NEURONS];
        Arrays.setAll(all, i -> i);
        for (int n = 0; n < NEURONS; n++) {
            starts[n + 1] = starts[n] + FAN_OUT;
            for (int k = 0; k < FAN_OUT; k++) {
                int other = random.nextInt(k, NEURONS);
                int target = all[other];
                all[other] = all[k];
                all[k] = target;
                targets[starts[n] + k] = (char) target;
                weights[starts[n] + k] = (byte) (random.nextBoolean() ? 1 : -1);
            }
            Arrays.sort(targets, starts[n], starts[n + 1]);
        }
        SparseRows rows =
                new SparseRows(NEURONS, starts, new SparseRows.Targets.Shorts(targets), new Weights.Bytes(weights, 0));
        ProgramSketch sketch = new ProgramSketch(seed);
        Shape shape = Shape.vector(NEURONS);
        double[] bias = new double[NEURONS];
        Arrays.fill(bias, 10);
        int layer = sketch.layer("neurons", shape, 1000, bias, ProgramSketch.channelBoxes(shape, cores));
        sketch.connect(layer, layer, 1, rows);
        return new Workload("REC", sketch.program(), new BernoulliSpikes(1, 0, ticks, seed), ticks, RECORDED_TICKS);
    }

    /**
     * TN: TrueNorth cores, 128 of 256 synapses an axon, each neuron drives one random axon of the chip after 1 to 15
     * ticks, leak +1, threshold 50, weights +1 and −1 by the type of the axon: about 20 Hz × 128 synapses.
     *
     * @param active share of the cores that leak and drive others; the rest is silent
     */
    static Workload trueNorth(int cores, double active, int ticks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int neurons = cores * Crossbar.SIZE;
        int activeCores = (int) Math.ceil(cores * active);
        long[] bits = new long[neurons * Crossbar.ROW_WORDS];
        byte[] types = new byte[neurons];
        int[] all = new int[Crossbar.SIZE];
        Arrays.setAll(all, i -> i);
        for (int axon = 0; axon < neurons; axon++) {
            types[axon] = (byte) (axon % 2);
            for (int k = 0; k < Crossbar.SIZE / 2; k++) {
                int other = random.nextInt(k, Crossbar.SIZE);
                int neuron = all[other];
                all[other] = all[k];
                all[k] = neuron;
                Crossbar.connect(bits, axon / Crossbar.SIZE, axon % Crossbar.SIZE, neuron);
            }
        }
        short[] table = new short[Crossbar.TYPES * Crossbar.SIZE];
        Arrays.fill(table, 0, Crossbar.SIZE, (short) 1);
        Arrays.fill(table, Crossbar.SIZE, 2 * Crossbar.SIZE, (short) -1);
        short[][] tables = new short[cores][];
        Arrays.fill(tables, table);
        int[] axons = new int[neurons];
        byte[] delays = new byte[neurons];
        for (int n = 0; n < neurons; n++) {
            axons[n] = random.nextInt(activeCores * Crossbar.SIZE);
            delays[n] = (byte) random.nextInt(1, Crossbar.LONGEST_DELAY + 1);
        }
        double[] leak = new double[neurons];
        Arrays.fill(leak, 0, activeCores * Crossbar.SIZE, 1);
        ProgramSketch sketch = new ProgramSketch(seed);
        Shape shape = Shape.vector(neurons);
        List<Box> boxes = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            boxes.add(new Box(core * Crossbar.SIZE, (core + 1) * Crossbar.SIZE, 0, 1, 0, 1));
        }
        int layer = sketch.layer("cores", shape, LEAK_THRESHOLD, leak, boxes);
        sketch.connect(layer, layer, 1, new Crossbar(bits, types, tables, axons, delays));
        return new Workload("TN", sketch.program(), new BernoulliSpikes(1, 0, ticks, seed), ticks, RECORDED_TICKS);
    }
}
