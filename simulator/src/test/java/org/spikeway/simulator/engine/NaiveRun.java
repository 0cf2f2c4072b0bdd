package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Cells.IntegrateAndFire;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;

/**
 * A program run straight from its definition: dense tables, one thread, every neuron updated at every tick, numbers in
 * double precision. The oracle of the engine wherever sums are exact.
 */
final class NaiveRun {
    final double[][][] readOut;
    /** {@code [sample][population][neuron]} */
    final long[][][] counts;

    final NaiveActivity activity;

    private final ChipProgram program;
    private final List<NaiveSynapses> projections;
    private final double[][] potentials;
    private final double[][] drives;

    NaiveRun(ChipProgram program, Stimulus stimulus, int samples, int[] marks, ChipClock clock) {
        this.program = program;
        int size = program.populations().size();
        projections = program.projections().stream()
                .map(projection -> new NaiveSynapses(program, projection))
                .toList();
        potentials = new double[size][];
        drives = new double[size][];
        activity = new NaiveActivity(program, projections, clock);
        counts = new long[samples][size][];
        int ticks = marks[marks.length - 1];
        readOut = new double[samples][marks.length][];
        for (int sample = 0; sample < samples; sample++) {
            begin(sample, stimulus);
            List<boolean[][]> fired = new ArrayList<>();
            for (int tick = 1; tick <= ticks; tick++) {
                tick(sample, tick, stimulus, fired);
                int mark = Arrays.binarySearch(marks, tick);
                if (mark >= 0) {
                    readOut[sample][mark] = potentials[size - 1].clone();
                }
            }
        }
    }

    private void begin(int sample, Stimulus stimulus) {
        Population source = program.populations().get(0);
        for (Population population : program.populations()) {
            int size = population.shape().size();
            counts[sample][population.id()] = new long[size];
            potentials[population.id()] = new double[size];
            drives[population.id()] = new double[size];
            if (population.cells() instanceof IntegrateAndFire fire) {
                Arrays.setAll(potentials[population.id()], fire::initialPotential);
            }
            double[] bias = bias(population);
            for (int i = 0; i < size && bias.length > 0; i++) {
                drives[population.id()][i] = bias[i % bias.length];
            }
        }
        double[] chw = new double[source.shape().size()];
        for (NaiveSynapses table : projections) {
            if (table.isCurrent()) {
                stimulus.image(sample, chw);
                double[] current = table.current(source.shape(), chw);
                Arrays.setAll(
                        drives[table.projection.target()], i -> drives[table.projection.target()][i] + current[i]);
            }
        }
        for (Population population : program.populations()) {
            double[] drive = drives[population.id()];
            for (int i = 0; i < drive.length; i++) {
                drive[i] = cut(Math.rint(drive[i]), drive[i], program.driveLimit(), population, i);
            }
        }
    }

    static double[] bias(Population population) {
        if (population.cells() instanceof IntegrateAndFire fire) {
            return fire.bias();
        }
        return population.cells() instanceof Cells.Integrator integrator ? integrator.bias() : new double[0];
    }

    /** Whole numbers within ±limit, counting what is cut, in integer programs; real numbers as they are. */
    private double cut(double whole, double real, int limit, Population population, int neuron) {
        if (program.numbers() != Numbers.INTEGER) {
            return real;
        }
        double within = Math.max(-limit, Math.min(limit, whole));
        if (within != whole) {
            activity.saturation(population, neuron);
        }
        return within;
    }

    private void tick(int sample, int tick, Stimulus stimulus, List<boolean[][]> fired) {
        boolean[][] now = new boolean[program.populations().size()][];
        fired.add(now);
        activity.beginTick();
        for (Population population : program.populations()) {
            now[population.id()] = new boolean[population.shape().size()];
            if (population.cells() instanceof Cells.SpikeSource) {
                int[] neurons = new int[population.shape().size()];
                int count = stimulus.spikes(sample, tick, neurons);
                Arrays.stream(neurons, 0, count).forEach(neuron -> now[0][neuron] = true);
            } else if (!population.isSource()) {
                deliver(population, tick, fired);
                update(population, tick, now[population.id()]);
            }
            for (int i = 0; i < now[population.id()].length; i++) {
                if (now[population.id()][i]) {
                    counts[sample][population.id()][i]++;
                    activity.spike(population, i);
                }
            }
        }
        activity.endTick(tick);
    }

    private void deliver(Population target, int tick, List<boolean[][]> fired) {
        for (NaiveSynapses table : projections) {
            int then = tick - table.projection.delayTicks();
            if (table.projection.target() != target.id() || table.isCurrent() || then < 1) {
                continue;
            }
            boolean[] spikes = fired.get(then - 1)[table.projection.source()];
            for (int from = 0; from < spikes.length; from++) {
                if (spikes[from]) {
                    add(table, from);
                }
            }
        }
    }

    private void add(NaiveSynapses table, int from) {
        double[] v = potentials[table.projection.target()];
        for (int to = 0; to < v.length; to++) {
            v[to] += table.weights[from][to];
        }
        activity.delivery(table, from);
    }

    private void update(Population population, int tick, boolean[] fired) {
        double[] v = potentials[population.id()];
        int limit = population.cells() instanceof Cells.Integrator integrator
                ? integrator.potentialLimit()
                : program.potentialLimit();
        for (int i = 0; i < v.length && tick >= population.firstTick(); i++) {
            v[i] += drives[population.id()][i];
            if (population.cells() instanceof IntegrateAndFire fire && v[i] >= fire.threshold()) {
                fired[i] = true;
                v[i] = fire.reset() == Cells.Reset.SOFT ? v[i] - fire.threshold() : 0;
            }
            v[i] = cut(v[i], v[i], limit, population, i);
        }
    }
}
