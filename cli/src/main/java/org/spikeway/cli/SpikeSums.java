package org.spikeway.cli;

import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.place.SpikeCounts;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.engine.SpikeObserver;

/** Counts the spikes of every neuron over all samples of a run. */
final class SpikeSums implements SpikeObserver {
    private final ChipProgram program;
    private final SpikeCounts counts;

    /** @param ticks of a sample */
    SpikeSums(ChipProgram program, int ticks) {
        this.program = program;
        counts = new SpikeCounts(program, ticks);
    }

    @Override
    public void observe(SpikeBlock block) {
        Slice slice = program.slices().get(block.slice());
        Shape shape = program.population(slice).shape();
        for (int i = 0; i < block.count(); i++) {
            counts.add(slice.population(), slice.box().populationIndex(block.neurons()[i], shape), block.tick());
        }
    }

    /** Complete when the run is over. */
    SpikeCounts counts() {
        return counts;
    }
}
