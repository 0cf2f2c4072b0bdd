package org.spikeway.mapping.convert;

import java.util.Arrays;

/**
 * Where the potentials of each rectified layer start, as fractions of its threshold.
 *
 * <p>Example: {@code {{0.5}, {0, 0.25}}} starts all neurons of the first layer at half their threshold, the two neurons
 * of the second at zero and at a quarter.
 *
 * @param fractions by layer: one value for all neurons, or one a neuron in the order of the population (channels last)
 */
public record InitialPotentials(double[][] fractions) {

    /** The same fraction for every neuron of that many layers. */
    public static InitialPotentials same(double fraction, int layers) {
        double[][] fractions = new double[layers][];
        Arrays.setAll(fractions, layer -> new double[] {fraction});
        return new InitialPotentials(fractions);
    }

    /** Of one layer: one value for all neurons, or one a neuron. */
    public double[] fractions(int layer) {
        return fractions[layer];
    }

    /** Of one neuron. */
    public double fraction(int layer, int neuron) {
        return fractions[layer][fractions[layer].length == 1 ? 0 : neuron];
    }

    /** The same with other values for one layer. */
    public InitialPotentials with(int layer, double[] others) {
        double[][] changed = fractions.clone();
        changed[layer] = others;
        return new InitialPotentials(changed);
    }

    /** Whether all neurons of all layers start at the same fraction. */
    public boolean isUniform() {
        return Arrays.stream(fractions).allMatch(layer -> layer.length == 1 && layer[0] == fractions[0][0]);
    }
}
