package org.spikeway.simulator.engine;

import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/**
 * The potentials of the read-out at each mark of each sample. Slices of the read-out on different workers write to
 * different places.
 */
final class ReadOutRecord {
    private final int[] marks;
    private final Shape shape;
    private final double[][][] potentials;

    /** @param last the last population; where it is no read-out, nothing is kept */
    ReadOutRecord(int[] marks, Population last, int samples) {
        this.marks = marks;
        shape = last.shape();
        potentials = new double[samples][marks.length][last.isReadOut() ? shape.size() : 0];
    }

    void record(int sample, int tick, Slice slice, Neurons neurons) {
        for (int mark = 0; mark < marks.length; mark++) {
            if (marks[mark] == tick) {
                for (int i = 0; i < neurons.size(); i++) {
                    potentials[sample][mark][slice.box().populationIndex(i, shape)] = neurons.potential(i);
                }
            }
        }
    }

    double[][][] potentials() {
        return potentials;
    }
}
