package org.spikeway.simulator.engine;

import java.util.Arrays;
import org.spikeway.chip.core.Neurons;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;

/**
 * The potentials of the read-out at each mark of each sample; where the last layer fires, its spikes since the sample began.
 * Slices of the layer on different workers write to different places.
 */
final class ReadOutRecord {
    private final int[] marks;
    private final SampleLength length;
    private final Population last;
    private final Shape shape;
    private final int first;
    private final double[][][] potentials;
    private final boolean isKept;

    /**
     * @param length of a sample; marks behind it are all read at its end
     * @param isKept whether anybody reads it; every sample has no classes otherwise
     */
    ReadOutRecord(int[] marks, SampleLength length, Population last, SampleRange range, boolean isKept) {
        this.length = length;
        this.isKept = isKept;
        first = range.first();
        this.marks = marks;
        this.last = last;
        shape = last.shape();
        int classes = last.cells() instanceof Cells.Integrator integrator
                ? integrator.classCount(shape.size())
                : shape.size();
        potentials = new double[range.count()][marks.length][isKept ? classes : 0];
    }

    /** Whether spikes of a population are counted: of the last where it fires. */
    boolean countsSpikesOf(int population) {
        return isKept && population == last.id() && !last.isReadOut();
    }

    /**
     * Looks at a slice after its update.
     *
     * @param fired the neurons of the slice that fired
     */
    void observe(int sample, int tick, Slice slice, Neurons neurons, int[] fired, int count) {
        if (slice.population() != last.id() || !isKept) {
            return;
        }
        if (last.isReadOut()) {
            record(sample, tick, slice, neurons);
        } else {
            count(sample, tick, slice, fired, count);
        }
    }

    /** A spike counts at every mark from its tick on. */
    private void count(int sample, int tick, Slice slice, int[] fired, int count) {
        for (int mark = 0; mark < marks.length; mark++) {
            if (marks[mark] >= tick) {
                for (int i = 0; i < count; i++) {
                    potentials[sample - first][mark][slice.box().populationIndex(fired[i], shape)]++;
                }
            }
        }
    }

    /**
     * The same for a vector of neurons, of spikes counted from a neuron on.
     *
     * @param first the number in the population of the neuron with index 0
     */
    void count(int sample, int tick, int first, int[] fired, int count) {
        for (int mark = 0; mark < marks.length; mark++) {
            if (marks[mark] >= tick) {
                double[] sums = potentials[sample - this.first][mark];
                for (int i = 0; i < count; i++) {
                    sums[first + fired[i]]++;
                }
            }
        }
    }

    private void record(int sample, int tick, Slice slice, Neurons neurons) {
        for (int mark = 0; mark < marks.length; mark++) {
            if (Math.min(marks[mark], length.ticks()) == tick) {
                for (int i = 0; i < neurons.size(); i++) {
                    int neuron = slice.box().populationIndex(i, shape);
                    int of = last.cells() instanceof Cells.Integrator integrator ? integrator.classOf(neuron) : neuron;
                    if (of >= 0) {
                        addPart(potentials[sample - first][mark], of, neurons.potential(i));
                    }
                }
            }
        }
    }

    /** Parts of one class may lie on several workers; whole numbers add up to the same in any order. */
    private synchronized void addPart(double[] classes, int of, double part) {
        classes[of] += part;
    }

    /** Of that many samples, at the marks before the end of a sample and there. */
    double[][][] potentials(int samples) {
        int before =
                (int) Arrays.stream(marks).filter(mark -> mark < length.ticks()).count();
        return Arrays.stream(potentials, 0, samples)
                .map(ofMarks -> Arrays.copyOf(ofMarks, before + 1))
                .toArray(double[][][]::new);
    }

    /** Gives what has been recorded of all samples up to one, or takes it. */
    void exchange(Snapshot state, int lastSample) {
        for (int sample = first; sample <= lastSample && isKept; sample++) {
            for (int mark = 0; mark < marks.length; mark++) {
                state.exchange("read-out " + sample + " at " + marks[mark], potentials[sample - first][mark]);
            }
        }
    }
}
