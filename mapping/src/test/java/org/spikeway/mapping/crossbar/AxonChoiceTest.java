package org.spikeway.mapping.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AxonChoiceTest {
    private static final int TYPES = 3;

    /** The error of every source by set of types, from the definition. */
    private static double[][] errors(int[][] weights, double[][] tables) {
        double[][] errors = new double[weights.length][1 << TYPES];
        for (int s = 0; s < weights.length; s++) {
            for (int set = 0; set < errors[s].length; set++) {
                for (int n = 0; n < tables.length; n++) {
                    double nearest = Double.POSITIVE_INFINITY;
                    for (int heard = set; heard >= 0; heard--) {
                        double sum = 0;
                        for (int t = 0; t < TYPES; t++) {
                            sum += ((heard & set) >> t & 1) == 0 ? 0 : tables[n][t];
                        }
                        nearest = Math.min(nearest, (weights[s][n] - sum) * (weights[s][n] - sum));
                    }
                    errors[s][set] += nearest;
                }
            }
        }
        return errors;
    }

    /** The least error of all choices of at most so many axons. */
    private static double optimum(double[][] errors, int axons) {
        double[] least = new double[axons + 1];
        for (double[] source : errors) {
            double[] next = new double[axons + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int set = 0; set < source.length; set++) {
                for (int left = Integer.bitCount(set); left <= axons; left++) {
                    next[left] = Math.min(next[left], least[left - Integer.bitCount(set)] + source[set]);
                }
            }
            least = next;
        }
        return least[axons];
    }

    @Test
    void shouldBeTheBestForTheAxonsThatItsPriceSells() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            int[][] weights = new int[random.nextInt(1, 9)][random.nextInt(1, 6)];
            double[][] tables = new double[weights[0].length][TYPES];
            for (int[] row : weights) {
                Arrays.setAll(row, n -> random.nextInt(-20, 21));
            }
            for (double[] table : tables) {
                Arrays.setAll(table, t -> random.nextDouble(-15, 15));
            }
            int axons = random.nextInt(1, weights.length * TYPES + 2);
            AxonChoice choice = new AxonChoice(weights, tables, TYPES, axons);
            double[][] errors = errors(weights, tables);
            assertThat(choice.error())
                    .isGreaterThanOrEqualTo(optimum(errors, axons) - 1e-9)
                    .isLessThanOrEqualTo(optimum(errors, Math.max(0, axons - TYPES + 1)) + 1e-9);
            assertThat(heardError(weights, tables, choice.heard())).isCloseTo(choice.error(), within(1e-6));
            assertThat(axons(choice.heard())).isLessThanOrEqualTo(axons);
        }
    }

    private static double heardError(int[][] weights, double[][] tables, byte[][] heard) {
        double error = 0;
        for (int s = 0; s < weights.length; s++) {
            for (int n = 0; n < tables.length; n++) {
                double off = weights[s][n];
                for (int t = 0; t < TYPES; t++) {
                    off -= (heard[s][n] >> t & 1) == 0 ? 0 : tables[n][t];
                }
                error += off * off;
            }
        }
        return error;
    }

    private static int axons(byte[][] heard) {
        int axons = 0;
        for (byte[] source : heard) {
            int used = 0;
            for (byte set : source) {
                used |= set;
            }
            axons += Integer.bitCount(used);
        }
        return axons;
    }

    @Test
    void shouldTakeNoAxonThatHelpsNobody() {
        AxonChoice choice = new AxonChoice(new int[][] {{5, 5}, {0, 0}}, new double[][] {{5, 1, 2}, {5, 3, 9}}, 3, 6);
        assertThat(choice.error()).isZero();
        assertThat(axons(choice.heard())).isEqualTo(1);
    }
}
