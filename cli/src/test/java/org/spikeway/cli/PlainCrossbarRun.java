package org.spikeway.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.simulator.engine.Stimulus;

/**
 * The layers of a crossbar program without crossbars: every synapse is a weight and a number of ticks from one neuron to
 * another, found by following a spike through splitters, and every neuron is two lines of arithmetic.
 */
final class PlainCrossbarRun {
    private final ChipProgram program;
    /** By population and neuron: target population, target neuron, weight, ticks. */
    private final List<List<List<int[]>>> synapses = new ArrayList<>();

    PlainCrossbarRun(ChipProgram program) {
        this.program = program;
        for (Population population : program.populations()) {
            List<List<int[]>> ofPopulation = new ArrayList<>();
            for (int n = 0; n < population.shape().size(); n++) {
                List<int[]> found = new ArrayList<>();
                if (!isSplitter(population)) {
                    follow(population.id(), n, 0, found);
                }
                ofPopulation.add(found);
            }
            synapses.add(ofPopulation);
        }
    }

    static boolean isSplitter(Population population) {
        return population.name().contains(" splitters");
    }

    private void follow(int population, int neuron, int ticks, List<int[]> found) {
        for (Projection projection : program.projections()) {
            if (projection.source() == population && projection.connection() instanceof Crossbar crossbar) {
                int axon = crossbar.axons()[neuron];
                if (axon != Crossbar.NO_AXON) {
                    arrive(projection.target(), crossbar, axon, ticks + crossbar.delays()[neuron], found);
                }
            }
        }
    }

    private void arrive(int population, Crossbar crossbar, int axon, int ticks, List<int[]> found) {
        int core = axon / Crossbar.SIZE;
        for (int n = 0; n < Crossbar.SIZE; n++) {
            if ((crossbar.bits()[axon * Crossbar.ROW_WORDS + n / Long.SIZE] >>> n & 1) != 0) {
                int target = core * Crossbar.SIZE + n;
                if (isSplitter(program.populations().get(population))) {
                    follow(population, target, ticks, found);
                } else {
                    int weight = crossbar.tables()[core][crossbar.types()[axon] * Crossbar.SIZE + n];
                    found.add(new int[] {population, target, weight, ticks});
                }
            }
        }
    }

    RecordedSpikes.Run run(int ticks, Stimulus stimulus) {
        int populations = program.populations().size();
        BitSet[][] spikes = new BitSet[populations][ticks + 1];
        long[][] potentials = new long[populations][];
        long[][][] arriving = new long[ticks + 1][populations][];
        for (Population population : program.populations()) {
            int size = population.shape().size();
            potentials[population.id()] = new long[size];
            for (int n = 0; n < size; n++) {
                potentials[population.id()][n] =
                        population.cells() instanceof Cells.IntegrateAndFire fire ? (long) fire.initialPotential(n) : 0;
            }
            for (long[][] ofTick : arriving) {
                ofTick[population.id()] = new long[size];
            }
        }
        for (int tick = 1; tick <= ticks; tick++) {
            for (Population population : program.populations()) {
                BitSet fired = new BitSet();
                if (population.isSource()) {
                    int[] neurons = new int[population.shape().size()];
                    int count = stimulus.spikes(0, tick, neurons);
                    for (int i = 0; i < count; i++) {
                        fired.set(neurons[i]);
                    }
                } else if (!isSplitter(population) && tick >= population.firstTick()) {
                    update(population, potentials[population.id()], arriving[tick][population.id()], fired);
                }
                spikes[population.id()][tick] = fired;
                send(population.id(), fired, tick, ticks, arriving);
            }
        }
        return new RecordedSpikes.Run(spikes, readOut(potentials[populations - 1]));
    }

    private static void update(Population population, long[] potentials, long[] arriving, BitSet fired) {
        double[] bias = population.cells() instanceof Cells.IntegrateAndFire fire
                ? fire.bias()
                : ((Cells.Integrator) population.cells()).bias();
        for (int n = 0; n < potentials.length; n++) {
            potentials[n] += arriving[n] + (bias.length == 0 ? 0 : (long) bias[n]);
            if (population.cells() instanceof Cells.IntegrateAndFire fire && potentials[n] >= fire.threshold()) {
                potentials[n] = fire.reset() == Cells.Reset.SOFT ? potentials[n] - (long) fire.threshold() : 0;
                fired.set(n);
            }
        }
    }

    private void send(int population, BitSet fired, int tick, int ticks, long[][][] arriving) {
        fired.stream().forEach(n -> {
            for (int[] synapse : synapses.get(population).get(n)) {
                if (tick + synapse[3] <= ticks) {
                    arriving[tick + synapse[3]][synapse[0]][synapse[1]] += synapse[2];
                }
            }
        });
    }

    private double[] readOut(long[] potentials) {
        Population last = program.populations().get(program.populations().size() - 1);
        Cells.Integrator integrator = (Cells.Integrator) last.cells();
        double[] classes = new double[integrator.classCount(potentials.length)];
        for (int n = 0; n < potentials.length; n++) {
            if (integrator.classOf(n) >= 0) {
                classes[integrator.classOf(n)] += potentials[n];
            }
        }
        return classes;
    }
}
