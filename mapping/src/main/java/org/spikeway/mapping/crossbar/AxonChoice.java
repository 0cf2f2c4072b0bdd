package org.spikeway.mapping.crossbar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which axon types each source gets, for given weights by type: those with the least squared error over all neurons that
 * the axons of a core allow.
 *
 * <p>One price for an axon turns the limit into a choice for each source alone: it takes the number of types with the least
 * error + price · types, so as the price falls it buys more of them, each at the error that an axon takes away. The price is
 * the lowest that sells no more axons than there are, and axons that remain go where they help most.
 */
final class AxonChoice {
    private final int[][] weights;
    private final int types;
    private final int sets;
    /** By neuron, then set of types: what all of them add. */
    private final double[][] sums;
    /** Sets of types, those of fewer types first. */
    private final int[] order;
    /** By source, then number of types: the set of so many types with the least error. */
    private final int[][] best;
    /** The error of {@link #best}. */
    private final double[][] least;
    /** By source, the number of types that it has axons of. */
    private final int[] bought;

    /** @param tables {@code [neuron][type]} */
    AxonChoice(int[][] weights, double[][] tables, int types, int axons) {
        this.weights = weights;
        this.types = types;
        sets = 1 << types;
        sums = new double[tables.length][sets];
        for (int n = 0; n < tables.length; n++) {
            for (int set = 1; set < sets; set++) {
                int lowest = Integer.numberOfTrailingZeros(set);
                sums[n][set] = sums[n][set & set - 1] + tables[n][lowest];
            }
        }
        order = IntStream.range(0, sets)
                .boxed()
                .sorted(Comparator.comparingInt(Integer::bitCount))
                .mapToInt(set -> set)
                .toArray();
        best = new int[weights.length][types + 1];
        least = new double[weights.length][types + 1];
        rank(errors());
        bought = new int[weights.length];
        buy(axons);
    }

    /** By set of types, then source: over all neurons, the squared distance to the nearest sum of some of these types. */
    private double[][] errors() {
        int sources = weights.length;
        double[][] errors = new double[sets][sources];
        double[][] nearest = new double[sets][sources];
        double[] wanted = new double[sources];
        for (int n = 0; n < sums.length; n++) {
            for (int s = 0; s < sources; s++) {
                wanted[s] = weights[s][n];
            }
            for (int set = 0; set < sets; set++) {
                square(wanted, sums[n][set], nearest[set]);
                for (int left = set; left != 0; left &= left - 1) {
                    lower(nearest[set], nearest[set ^ Integer.lowestOneBit(left)]);
                }
                add(errors[set], nearest[set]);
            }
        }
        return errors;
    }

    private static void square(double[] wanted, double sum, double[] squares) {
        for (int s = 0; s < wanted.length; s++) {
            double off = wanted[s] - sum;
            squares[s] = off * off;
        }
    }

    private static void lower(double[] values, double[] others) {
        for (int s = 0; s < values.length; s++) {
            values[s] = Math.min(values[s], others[s]);
        }
    }

    private static void add(double[] sums, double[] values) {
        for (int s = 0; s < values.length; s++) {
            sums[s] += values[s];
        }
    }

    private void rank(double[][] errors) {
        for (int s = 0; s < best.length; s++) {
            Arrays.fill(least[s], Double.POSITIVE_INFINITY);
            for (int set : order) {
                int number = Integer.bitCount(set);
                if (errors[set][s] < least[s][number]) {
                    least[s][number] = errors[set][s];
                    best[s][number] = set;
                }
            }
        }
    }

    /** The price is the gain of the first axon that is one too many: who gains as little buys nothing of it. */
    private void buy(int axons) {
        double[] gains = gains();
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double price = axons < sorted.length ? sorted[sorted.length - 1 - axons] : 0;
        int left = axons;
        for (int s = 0; s < bought.length; s++) {
            while (bought[s] < types && gains[s * types + bought[s]] > price) {
                bought[s]++;
                left--;
            }
        }
        fill(left);
    }

    /** By source, then axon: the price at which the source buys it, falling. Axons that are bought together share a price. */
    private double[] gains() {
        double[] gains = new double[best.length * types];
        for (int s = 0; s < best.length; s++) {
            double price = Double.POSITIVE_INFINITY;
            for (int from = 0; from < types && price > 0; ) {
                int to = next(s, from, types);
                price = Math.min(price, gain(s, from, to));
                Arrays.fill(gains, s * types + from, s * types + to, price);
                from = to;
            }
        }
        return gains;
    }

    /** To which number of types a source goes from a smaller one, so that each axon gains most. */
    private int next(int source, int from, int most) {
        int found = from + 1;
        for (int to = from + 2; to <= most; to++) {
            if (gain(source, from, to) > gain(source, from, found)) {
                found = to;
            }
        }
        return found;
    }

    /** Squared error that each axon takes away. */
    private double gain(int source, int from, int to) {
        return Math.max(0, least[source][from] - least[source][to]) / (to - from);
    }

    /** Gives axons that remain to who gains most by them. */
    private void fill(int axons) {
        int left = axons;
        while (left > 0) {
            double most = 0;
            int source = 0;
            int number = 0;
            for (int s = 0; s < bought.length; s++) {
                if (bought[s] < types) {
                    int to = next(s, bought[s], Math.min(types, bought[s] + left));
                    double gain = gain(s, bought[s], to);
                    if (gain > most) {
                        most = gain;
                        source = s;
                        number = to;
                    }
                }
            }
            if (most == 0) {
                return;
            }
            left -= number - bought[source];
            bought[source] = number;
        }
    }

    /** The squared error of all weights. */
    double error() {
        double sum = 0;
        for (int s = 0; s < bought.length; s++) {
            sum += least[s][bought[s]];
        }
        return sum;
    }

    /** By which of its source's types each neuron hears it, {@code [source][neuron]}: the nearest sum, of the fewest types. */
    byte[][] heard() {
        byte[][] heard = new byte[weights.length][sums.length];
        int[] parts = new int[sets];
        for (int s = 0; s < heard.length; s++) {
            int number = 0;
            for (int set : order) {
                if ((set & ~best[s][bought[s]]) == 0) {
                    parts[number++] = set;
                }
            }
            for (int n = 0; n < sums.length; n++) {
                heard[s][n] = (byte) nearest(weights[s][n], sums[n], parts, number);
            }
        }
        return heard;
    }

    private static int nearest(int weight, double[] sums, int[] parts, int number) {
        int nearest = parts[0];
        for (int i = 1; i < number; i++) {
            if (Math.abs(weight - sums[parts[i]]) < Math.abs(weight - sums[nearest])) {
                nearest = parts[i];
            }
        }
        return nearest;
    }
}
