package org.spikeway.mapping.crossbar;

/**
 * The weights of a crossbar core as axon types and bits: a spike of a source adds the neuron's weights for those types of
 * the source's axons that the neuron hears.
 *
 * <p>Example: a neuron with the weights 3 and −5 for the types 0 and 1 that hears a source by both gets −2 from it.
 *
 * @param tables {@code [neuron][type]}
 * @param heard {@code [source][neuron]}: bit t stands for an axon of type t
 */
record TypedWeights(short[][] tables, byte[][] heard) {

    int sources() {
        return heard.length;
    }

    int neurons() {
        return tables.length;
    }

    /** What a spike of the source adds to the neuron. */
    int weight(int source, int neuron) {
        int sum = 0;
        for (int type = 0; type < tables[neuron].length; type++) {
            sum += (heard[source][neuron] >> type & 1) * tables[neuron][type];
        }
        return sum;
    }

    /** The types by which any neuron hears the source: bit t stands for type t. */
    int types(int source) {
        int types = 0;
        for (byte each : heard[source]) {
            types |= each;
        }
        return types;
    }

    /** Axons of all sources: one for each source and type. */
    int axons() {
        int axons = 0;
        for (int source = 0; source < heard.length; source++) {
            axons += Integer.bitCount(types(source));
        }
        return axons;
    }

    /** The sum of the squares of what the weights are off by. */
    double squaredError(int[][] weights) {
        double sum = 0;
        for (int s = 0; s < weights.length; s++) {
            for (int n = 0; n < weights[s].length; n++) {
                double off = weights[s][n] - weight(s, n);
                sum += off * off;
            }
        }
        return sum;
    }
}
