package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import java.util.List;

/**
 * The synapses that end in some neurons of a layer, with one weight for each source and neuron.
 *
 * @param neurons indices in the population
 * @param sources that reach any of them, in an order that is the same for boxes that lie alike
 * @param weights {@code [source][neuron]}, 0 where there is no synapse
 */
record BoxSynapses(int[] neurons, List<Source> sources, int[][] weights) {
    BoxSynapses {
        sources = List.copyOf(sources);
    }

    /**
     * A neuron in front.
     *
     * @param projection that its spikes come through
     * @param neuron index in the source population
     */
    record Source(int projection, int neuron) {}

    /** The same neurons with the sources {@code from … to − 1} alone. */
    BoxSynapses part(int from, int to) {
        return new BoxSynapses(neurons, sources.subList(from, to), Arrays.copyOfRange(weights, from, to));
    }

    /** The sum of the squares of the weights. */
    double power() {
        double sum = 0;
        for (int[] row : weights) {
            for (int weight : row) {
                sum += (double) weight * weight;
            }
        }
        return sum;
    }
}
