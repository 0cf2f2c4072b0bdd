package org.spikeway.simulator.engine;

import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;

/** Counts the spikes of every single neuron, for the first samples of a run. */
public final class SpikeCountProbe implements SpikeObserver {
    private final ChipProgram program;
    private final int samples;
    private final int[][][] counts;

    /** @param samples only spikes of samples below this are counted; memory is four bytes a neuron and sample */
    public SpikeCountProbe(ChipProgram program, int samples) {
        this.program = program;
        this.samples = samples;
        counts = new int[samples][program.populations().size()][];
        for (int[][] ofSample : counts) {
            for (int id = 0; id < ofSample.length; id++) {
                ofSample[id] = new int[program.populations().get(id).shape().size()];
            }
        }
    }

    public int samples() {
        return samples;
    }

    @Override
    public void observe(SpikeBlock block) {
        if (block.sample() >= samples) {
            return;
        }
        Slice slice = program.slices().get(block.slice());
        Shape shape = program.population(slice).shape();
        int[] ofPopulation = counts[block.sample()][slice.population()];
        for (int i = 0; i < block.count(); i++) {
            ofPopulation[slice.box().populationIndex(block.neurons()[i], shape)]++;
        }
    }

    /** The counts of one population in channel, row, column order. */
    public long[] countsChw(int sample, int population) {
        Shape shape = program.populations().get(population).shape();
        long[] chw = new long[shape.size()];
        int at = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    chw[at++] = counts[sample][population][shape.index(c, y, x)];
                }
            }
        }
        return chw;
    }
}
