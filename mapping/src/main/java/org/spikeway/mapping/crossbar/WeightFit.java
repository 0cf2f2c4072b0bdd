package org.spikeway.mapping.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds weights by axon type and axons for the sources of one core, so that the weights of the crossbar come as near to the
 * given ones as its axons allow: least squares by turns, first the axons for given weights by type ({@link AxonChoice}),
 * then the weights by type for given bits, until that gains little. It starts from several guesses and keeps the best.
 *
 * @param weights {@code [source][neuron]}, whole numbers; at least one source and neuron
 * @param axons of the core
 * @param types of axons, 1 to 4
 * @param largest weight by type, with either sign
 */
record WeightFit(int[][] weights, int axons, int types, int largest) {
    private static final int ROUNDS = 6;
    private static final double LEAST_GAIN = 1e-3;
    private static final double RIDGE = 1e-9;
    private static final int[][] PLANES = {{1, 2, 4, -8}, {1, 2, -1, -2}};

    TypedWeights fit(Decomposition how) {
        TypedWeights best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Guess guess : guesses(how)) {
            TypedWeights typed = improve(guess);
            double error = typed.squaredError(weights);
            if (best == null || error < least) {
                best = typed;
                least = error;
            }
            if (least == 0) {
                break;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /**
     * Where a search starts.
     *
     * @param pattern multiples of a unit that the tables keep to, or none
     */
    private record Guess(double[][] tables, int[] pattern) {
        boolean isFree() {
            return pattern.length == 0;
        }
    }

    private List<Guess> guesses(Decomposition how) {
        List<Guess> guesses = new ArrayList<>();
        int neurons = weights[0].length;
        if (how == Decomposition.LEVELS) {
            double[][] levels = new double[neurons][];
            for (int n = 0; n < neurons; n++) {
                levels[n] = levels(column(n));
            }
            guesses.add(new Guess(levels, new int[0]));
        }
        int[][] patterns = how == Decomposition.PLANES ? PLANES : new int[][] {PLANES[0]};
        for (int[] whole : patterns) {
            int[] pattern = Arrays.copyOf(whole, types);
            double[][] tables = new double[neurons][];
            for (int n = 0; n < neurons; n++) {
                double unit = unit(column(n), pattern);
                tables[n] = Arrays.stream(pattern).mapToDouble(k -> k * unit).toArray();
            }
            guesses.add(new Guess(tables, how == Decomposition.PLANES ? pattern : new int[0]));
        }
        return guesses;
    }

    private int[] column(int neuron) {
        return Arrays.stream(weights).mapToInt(of -> of[neuron]).toArray();
    }

    /** The values themselves where they are few, negative ones first; else two for each sign, at 0.6 and 1.6 of its mean. */
    private double[] levels(int[] column) {
        int[] values =
                Arrays.stream(column).filter(w -> w != 0).distinct().sorted().toArray();
        double[] levels = new double[types];
        if (values.length <= types) {
            for (int i = 0; i < values.length; i++) {
                levels[values[i] < 0 ? i : types - values.length + i] = values[i];
            }
            return levels;
        }
        double[] spread = {1.6, 0.6};
        double negative = Arrays.stream(column).filter(w -> w < 0).average().orElse(0);
        double positive = Arrays.stream(column).filter(w -> w > 0).average().orElse(0);
        for (int t = 0; t < types; t++) {
            boolean lower = t < types / 2;
            levels[t] = lower ? spread[t % 2] * negative : spread[(types - 1 - t) % 2] * positive;
        }
        return levels;
    }

    /** The greatest common divisor where its multiples reach far enough, else the least unit whose multiples do. */
    private static double unit(int[] column, int[] pattern) {
        int most = Arrays.stream(pattern).filter(k -> k > 0).sum();
        int least = -Arrays.stream(pattern).filter(k -> k < 0).sum();
        int divisor = 0;
        double reach = 1;
        for (int weight : column) {
            divisor = greatestDivisor(divisor, Math.abs(weight));
            reach = Math.max(reach, weight > 0 ? (double) weight / most : least == 0 ? 0 : (double) -weight / least);
        }
        return divisor >= reach ? divisor : reach;
    }

    private static int greatestDivisor(int a, int b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }

    private TypedWeights improve(Guess guess) {
        double[][] tables = guess.tables;
        double[][] best = tables;
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            AxonChoice choice = new AxonChoice(weights, tables, types, axons);
            boolean gains = choice.error() < least * (1 - LEAST_GAIN);
            if (choice.error() < least) {
                least = choice.error();
                best = tables;
            }
            if (!gains) {
                break;
            }
            tables = fitted(tables, choice.heard(), guess);
        }
        double[][] whole = new double[best.length][];
        short[][] stored = new short[best.length][types];
        for (int n = 0; n < best.length; n++) {
            whole[n] = whole(best[n], guess);
            for (int t = 0; t < types; t++) {
                stored[n][t] = (short) whole[n][t];
            }
        }
        return new TypedWeights(stored, new AxonChoice(weights, whole, types, axons).heard());
    }

    private double[] whole(double[] table, Guess guess) {
        double[] whole = new double[types];
        double unit = guess.isFree()
                ? 1
                : Math.max(1, Math.min(Math.rint(table[0]), Math.floor(largest / widest(guess.pattern))));
        for (int t = 0; t < types; t++) {
            double value = guess.isFree() ? Math.rint(table[t]) : unit * guess.pattern[t];
            whole[t] = Math.max(-largest, Math.min(largest, value));
        }
        return whole;
    }

    private static double widest(int[] pattern) {
        return Arrays.stream(pattern).map(Math::abs).max().orElse(1);
    }

    private double[][] fitted(double[][] before, byte[][] heard, Guess guess) {
        double[][] after = new double[before.length][];
        for (int n = 0; n < before.length; n++) {
            after[n] = guess.isFree() ? free(n, before[n], heard) : units(n, before[n], heard, guess.pattern);
        }
        return after;
    }

    /** One unit for all types: {@code Σ k·w / Σ k²} with the multiples k that the bits name. */
    private double[] units(int neuron, double[] before, byte[][] heard, int[] pattern) {
        double product = 0;
        double squares = 0;
        for (int s = 0; s < weights.length; s++) {
            int multiple = 0;
            for (int t = 0; t < types; t++) {
                multiple += (heard[s][neuron] >> t & 1) * pattern[t];
            }
            product += (double) multiple * weights[s][neuron];
            squares += (double) multiple * multiple;
        }
        if (squares == 0) {
            return before;
        }
        double unit = product / squares;
        return Arrays.stream(pattern).mapToDouble(k -> k * unit).toArray();
    }

    /** Least squares over the types; a type that no bit names keeps its weight. */
    private double[] free(int neuron, double[] before, byte[][] heard) {
        double[][] equations = new double[types][types + 1];
        for (int t = 0; t < types; t++) {
            equations[t][t] = RIDGE;
            equations[t][types] = RIDGE * before[t];
        }
        for (int s = 0; s < weights.length; s++) {
            for (int bits = heard[s][neuron]; bits != 0; bits &= bits - 1) {
                int row = Integer.numberOfTrailingZeros(bits);
                for (int others = heard[s][neuron]; others != 0; others &= others - 1) {
                    equations[row][Integer.numberOfTrailingZeros(others)]++;
                }
                equations[row][types] += weights[s][neuron];
            }
        }
        double[] solved = solve(equations);
        for (int t = 0; t < types; t++) {
            solved[t] = Math.max(-largest, Math.min(largest, solved[t]));
        }
        return solved;
    }

    /** Elimination without exchanging rows, which a positive definite matrix does not need. */
    private static double[] solve(double[][] equations) {
        int size = equations.length;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double factor = equations[j][i] / equations[i][i];
                for (int k = i; k <= size; k++) {
                    equations[j][k] -= factor * equations[i][k];
                }
            }
        }
        double[] values = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = equations[i][size];
            for (int k = i + 1; k < size; k++) {
                sum -= equations[i][k] * values[k];
            }
            values[i] = sum / equations[i][i];
        }
        return values;
    }
}
