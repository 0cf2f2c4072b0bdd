package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which axon types each source gets, for given weights by type: those with the least squared error over all neurons that
 * the axons of a core allow.
 *
 * <p>One price λ for an axon turns the limit into a choice for each source alone: it takes the set of types with the least
 * error + λ · types. The price is found by bisection; axons that remain go where they help most.
 */
final class AxonChoice {
    private static final int BISECTIONS = 40;

    private final int[][] weights;
    private final int sets;
    /** By neuron, then set of types: what all of them add. */
    private final double[][] sums;
    /** By source, then set of types that it has axons of. */
    private final double[][] errors;
    /** Sets of types, those of fewer types first. */
    private final int[] order;

    private final int[] chosen;

    /** @param tables {@code [neuron][type]} */
    AxonChoice(int[][] weights, double[][] tables, int types, int axons) {
        this.weights = weights;
        sets = 1 << types;
        sums = new double[tables.length][sets];
        for (int n = 0; n < tables.length; n++) {
            for (int set = 1; set < sets; set++) {
                int lowest = Integer.numberOfTrailingZeros(set);
                sums[n][set] = sums[n][set & set - 1] + tables[n][lowest];
            }
        }
        errors = new double[weights.length][sets];
        for (int s = 0; s < weights.length; s++) {
            addErrors(s);
        }
        order = IntStream.range(0, sets)
                .boxed()
                .sorted(Comparator.comparingInt(Integer::bitCount))
                .mapToInt(set -> set)
                .toArray();
        chosen = choose(axons);
    }

    private void addErrors(int source) {
        double[] least = new double[sets];
        for (int n = 0; n < sums.length; n++) {
            double weight = weights[source][n];
            for (int set = 0; set < sets; set++) {
                double off = weight - sums[n][set];
                double best = off * off;
                for (int left = set; left != 0; left &= left - 1) {
                    best = Math.min(best, least[set ^ Integer.lowestOneBit(left)]);
                }
                least[set] = best;
                errors[source][set] += best;
            }
        }
    }

    private int[] choose(int axons) {
        int[] free = atPrice(0);
        if (axons(free) <= axons) {
            return free;
        }
        double low = 0;
        double high = Arrays.stream(errors).mapToDouble(of -> of[0]).max().orElse(0) + 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (axons(atPrice(middle)) <= axons) {
                high = middle;
            } else {
                low = middle;
            }
        }
        int[] sold = atPrice(high);
        fill(sold, axons - axons(sold));
        return sold;
    }

    private int[] atPrice(double price) {
        int[] taken = new int[errors.length];
        for (int s = 0; s < taken.length; s++) {
            double best = Double.POSITIVE_INFINITY;
            for (int set : order) {
                double cost = errors[s][set] + price * Integer.bitCount(set);
                if (cost < best) {
                    best = cost;
                    taken[s] = set;
                }
            }
        }
        return taken;
    }

    private static int axons(int[] taken) {
        return Arrays.stream(taken).map(Integer::bitCount).sum();
    }

    private void fill(int[] taken, int axons) {
        int left = axons;
        while (left > 0) {
            double best = 0;
            int source = -1;
            int to = 0;
            for (int s = 0; s < taken.length; s++) {
                for (int set : order) {
                    int more = Integer.bitCount(set) - Integer.bitCount(taken[s]);
                    double gain = more <= 0 || more > left ? 0 : (errors[s][taken[s]] - errors[s][set]) / more;
                    if (gain > best) {
                        best = gain;
                        source = s;
                        to = set;
                    }
                }
            }
            if (source < 0) {
                return;
            }
            left -= Integer.bitCount(to) - Integer.bitCount(taken[source]);
            taken[source] = to;
        }
    }

    /** The squared error of all weights. */
    double error() {
        double sum = 0;
        for (int s = 0; s < chosen.length; s++) {
            sum += errors[s][chosen[s]];
        }
        return sum;
    }

    /** By which of its source's types each neuron hears it, {@code [source][neuron]}: the nearest sum, of the fewest types. */
    byte[][] heard() {
        byte[][] heard = new byte[weights.length][sums.length];
        for (int s = 0; s < heard.length; s++) {
            for (int n = 0; n < sums.length; n++) {
                double best = Double.POSITIVE_INFINITY;
                for (int set : order) {
                    double off = Math.abs(weights[s][n] - sums[n][set]);
                    if ((set & ~chosen[s]) == 0 && off < best) {
                        best = off;
                        heard[s][n] = (byte) set;
                    }
                }
            }
        }
        return heard;
    }
}
