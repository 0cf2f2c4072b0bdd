package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.neuron.CounterRandom;
import org.spikeway.chip.neuron.TrueNorthCore;
import org.spikeway.chip.neuron.TrueNorthNeuron;
import org.spikeway.chip.neuron.TrueNorthNeurons;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/**
 * A random network of crossbar cores, as a program and as the bit-exact TrueNorth cores that it must agree with.
 *
 * <p>Sources drive the axons from 128 on, neurons those below, several of them the same axon; so each axon has spikes of
 * one projection, and those of a tick join.
 */
final class CrossbarProgram {
    private static final int SIZE = Crossbar.SIZE;
    static final int SOURCES = 200;

    final int cores;
    final ChipProgram program;
    final Crossbar input;
    final Crossbar own;
    private final Cells.IntegrateAndFire cells;
    private final int limit;

    CrossbarProgram(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        cores = random.nextInt(3) == 0 ? random.nextInt(60, 140) : random.nextInt(1, 6);
        int neurons = cores * SIZE;
        long[] bits = new long[neurons * Crossbar.ROW_WORDS];
        Arrays.setAll(bits, i -> random.nextLong() >>> random.nextInt(64));
        byte[] types = new byte[neurons];
        random.nextBytes(types);
        for (int i = 0; i < types.length; i++) {
            types[i] &= 3;
        }
        int largest = random.nextBoolean() ? 3 : 255;
        short[][] tables = new short[cores][Crossbar.TYPES * SIZE];
        for (short[] table : tables) {
            for (int i = 0; i < table.length; i++) {
                table[i] = (short) random.nextInt(-largest, largest + 1);
            }
        }
        input = new Crossbar(bits, types, tables, axons(random, SOURCES, 128), delays(random, SOURCES));
        own = new Crossbar(bits, types, tables, axons(random, neurons, 0), delays(random, neurons));
        int threshold = random.nextInt(4) == 0 ? random.nextInt(30_000, 60_000) : random.nextInt(largest, 40 * largest);
        boolean narrowRange = random.nextInt(3) == 0;
        limit = narrowRange ? threshold + random.nextInt(20) : 262_143;
        Cells.Reset reset = narrowRange || random.nextBoolean() ? Cells.Reset.HARD : Cells.Reset.SOFT;
        double[] initial =
                random.doubles(neurons, -50, threshold).map(Math::rint).toArray();
        double[] bias = new double[random.nextInt(4) == 0 ? 0 : neurons];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = i / SIZE % 3 == 0 ? 0 : random.nextInt(-20, 60);
        }
        cells = new Cells.IntegrateAndFire(threshold, reset, initial, bias);
        program = program();
    }

    private int[] axons(SplittableRandom random, int sources, int from) {
        int[] axons = new int[sources];
        Arrays.setAll(
                axons,
                i -> random.nextInt(20) == 0
                        ? Crossbar.NO_AXON
                        : SIZE * random.nextInt(cores) + from + random.nextInt(random.nextBoolean() ? 4 : 128));
        return axons;
    }

    private static byte[] delays(SplittableRandom random, int sources) {
        byte[] delays = new byte[sources];
        for (int i = 0; i < sources; i++) {
            delays[i] = (byte) random.nextInt(1, Crossbar.LONGEST_DELAY + 1);
        }
        return delays;
    }

    private ChipProgram program() {
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice(0, 0, Box.whole(Shape.vector(SOURCES)), Slice.HOST));
        for (int core = 0; core < cores; core++) {
            slices.add(new Slice(core + 1, 1, new Box(core * SIZE, (core + 1) * SIZE, 0, 1, 0, 1), core));
        }
        return new ChipProgram(
                Numbers.INTEGER,
                List.of(
                        new Population(0, "input", Shape.vector(SOURCES), new Cells.SpikeSource(false), 1),
                        new Population(1, "cores", Shape.vector(cores * SIZE), cells, 1)),
                List.of(new Projection(0, 0, 1, 1, input), new Projection(1, 1, 1, 1, own)),
                slices,
                limit,
                1 << 20);
    }

    /** The cores that the program stands for, in their initial state. */
    TrueNorthCore[] reference() {
        TrueNorthCore[] all = new TrueNorthCore[cores];
        for (int core = 0; core < cores; core++) {
            int first = core * SIZE;
            short[] table = own.tables()[core];
            all[core] = new TrueNorthCore(
                    Arrays.copyOfRange(own.bits(), first * Crossbar.ROW_WORDS, (first + SIZE) * Crossbar.ROW_WORDS),
                    Arrays.copyOfRange(own.types(), first, first + SIZE),
                    new TrueNorthNeurons(SIZE, j -> neuron(table, first, j), new CounterRandom(1), core));
        }
        return all;
    }

    private TrueNorthNeuron neuron(short[] table, int first, int j) {
        return new TrueNorthNeuron(
                new int[] {table[j], table[SIZE + j], table[2 * SIZE + j], table[3 * SIZE + j]},
                0,
                cells.bias().length == 0 ? 0 : (int) cells.bias()[first + j],
                false,
                false,
                (int) cells.threshold(),
                0,
                limit,
                true,
                0,
                cells.reset() == Cells.Reset.SOFT ? TrueNorthNeuron.ResetMode.SOFT : TrueNorthNeuron.ResetMode.HARD,
                (int) cells.initialPotential(first + j));
    }
}
