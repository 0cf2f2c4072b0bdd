package org.spikeway.simulator.engine;

import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.NaiveConnection;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;

/** The synapses of one projection as full tables {@code [source neuron][target neuron]}. */
final class NaiveSynapses {
    final Projection projection;
    final int[][] synapses;
    final double[][] weights;
    private final boolean current;

    NaiveSynapses(ChipProgram program, Projection projection) {
        this.projection = projection;
        current = program.populations().get(projection.source()).cells() instanceof Cells.CurrentSource;
        Shape source = program.populations().get(projection.source()).shape();
        Shape target = program.populations().get(projection.target()).shape();
        synapses = new int[source.size()][target.size()];
        weights = new double[source.size()][target.size()];
        NaiveConnection connection = new NaiveConnection(projection.connection());
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < source.width(); x++) {
                for (int c = 0; c < source.channels(); c++) {
                    int from = source.index(c, y, x);
                    connection.visit(c, y, x, (tc, ty, tx, count, weight) -> {
                        synapses[from][target.index(tc, ty, tx)] = count;
                        weights[from][target.index(tc, ty, tx)] = weight;
                    });
                }
            }
        }
    }

    /** Whether an image flows through it instead of spikes. */
    boolean isCurrent() {
        return current;
    }

    /** What a constant image adds to each target neuron. */
    double[] current(Shape source, double[] chw) {
        double[] sums = new double[weights[0].length];
        for (int from = 0; from < weights.length; from++) {
            int position = from / source.channels();
            int place = from % source.channels() * source.height() * source.width() + position;
            for (int to = 0; to < sums.length; to++) {
                sums[to] += chw[place] * weights[from][to];
            }
        }
        return sums;
    }
}
