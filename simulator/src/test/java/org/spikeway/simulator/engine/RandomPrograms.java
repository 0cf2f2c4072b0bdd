package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.RandomBoxes;
import org.spikeway.chip.program.RandomConnections;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/**
 * Random small programs: two to six populations that branch and join, a source of spikes or currents, a read-out at the
 * end, delays of any kind, loops, and slices scattered over cores.
 */
final class RandomPrograms {
    private final SplittableRandom random;
    private final Numbers numbers;
    private final RandomConnections connections;
    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    /** 0: no delays, 1: any, 2: all spikes take a tick or more. */
    private final int delays;

    private RandomPrograms(long seed, double unit) {
        random = new SplittableRandom(seed);
        numbers = Numbers.values()[(int) (seed % 3)];
        connections = new RandomConnections(random, numbers, unit);
        delays = random.nextInt(3);
    }

    /** A program in which the order of adding does not matter: potentials are exact in every number format. */
    static ChipProgram exact(long seed) {
        return new RandomPrograms(seed, 0.0625).program();
    }

    /** A program in which real potentials depend on the order of adding. */
    static ChipProgram rounding(long seed) {
        return new RandomPrograms(seed, 0.1).program();
    }

    private ChipProgram program() {
        int count = random.nextInt(2, 7);
        for (int id = 0; id < count; id++) {
            Shape shape = RandomBoxes.shape(random, 5, 5);
            Cells cells = id == 0 ? source() : id == count - 1 ? integrator(shape) : neurons(shape);
            populations.add(new Population(id, "p" + id, shape, cells, random.nextInt(4) == 0 ? 3 : 1));
            for (int branch = random.nextInt(3); id > 0 && branch < 3; branch++) {
                connect(random.nextInt(id), id, delay(0));
            }
        }
        for (int loop = random.nextInt(3); loop > 0 && count > 2; loop--) {
            int target = random.nextInt(1, count - 1);
            connect(random.nextInt(target, count - 1), target, delay(1));
        }
        boolean wide = random.nextBoolean();
        return new ChipProgram(numbers, populations, projections, slices(), wide ? 1 << 30 : 700, wide ? 1 << 30 : 40);
    }

    private void connect(int source, int target, int delay) {
        Shape from = populations.get(source).shape();
        Shape to = populations.get(target).shape();
        projections.add(new Projection(projections.size(), source, target, delay, connections.connection(from, to)));
    }

    private int delay(int least) {
        return switch (delays) {
            case 0 -> least;
            case 1 -> random.nextInt(least, 4);
            default -> random.nextInt(1, 4);
        };
    }

    private Cells source() {
        return random.nextInt(3) == 0 ? new Cells.CurrentSource() : new Cells.SpikeSource(false);
    }

    private Cells neurons(Shape shape) {
        double threshold = unit() * random.nextInt(4, 64);
        double least = random.nextInt(3) == 0 ? unit() * random.nextInt(-8, 80) : 0;
        double[] initial = new double[least == 0 ? 1 : shape.size()];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = least + unit() * (i % 5);
        }
        Cells.Reset reset = random.nextBoolean() ? Cells.Reset.SOFT : Cells.Reset.HARD;
        return new Cells.IntegrateAndFire(threshold, reset, initial, bias(shape));
    }

    private Cells integrator(Shape shape) {
        return new Cells.Integrator(bias(shape), random.nextBoolean() ? 1 << 30 : 900);
    }

    private double[] bias(Shape shape) {
        double[] bias = new double[random.nextInt(3) == 0 ? shape.channels() : 0];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = unit() * random.nextInt(-16, 17);
        }
        return bias;
    }

    private double unit() {
        return numbers == Numbers.INTEGER ? 8 : 0.0625;
    }

    /** Cores have ids with gaps, and some hold slices of several populations. */
    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        int cores = random.nextInt(1, 12);
        for (Population population : populations) {
            for (Box box :
                    RandomBoxes.tiling(random, population.shape(), population.isSource() ? 0 : random.nextInt(5))) {
                int core = population.isSource() ? Slice.HOST : 3 * random.nextInt(cores);
                slices.add(new Slice(slices.size(), population.id(), box, core));
            }
        }
        return slices;
    }
}
