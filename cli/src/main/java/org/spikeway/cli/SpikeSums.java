package org.spikeway.cli;

import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/** Counts the spikes of every neuron over all samples of a run. */
final class SpikeSums implements SpikeObserver {
    private final ChipProgram program;
    private final long[][] counts;

    SpikeSums(ChipProgram program) {
        this.program = program;
        counts = program.populations().stream()
                .map(population -> new long[population.shape().size()])
                .toArray(long[][]::new);
    }

    @Override
    public void observe(SpikeBlock block) {
        Slice slice = program.slices().get(block.slice());
        long[] ofPopulation = counts[slice.population()];
        for (int i = 0; i < block.count(); i++) {
            ofPopulation[
                    slice.box().populationIndex(block.neurons()[i], program.population(slice).shape())]++;
        }
    }

    /** By population, then by neuron in the order of the population; complete when the run is over. */
    long[][] counts() {
        return counts;
    }
}
