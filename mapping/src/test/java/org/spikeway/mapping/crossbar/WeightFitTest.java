package org.spikeway.mapping.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightFitTest {
    private static TypedWeights fit(int[][] weights, int axons, Decomposition how) {
        return new WeightFit(weights, axons, 4, 255).fit(how);
    }

    private static int[][] random(long seed, int sources, int neurons, int most) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] weights = new int[sources][neurons];
        for (int[] row : weights) {
            for (int n = 0; n < neurons; n++) {
                row[n] = random.nextInt(-most, most + 1);
            }
        }
        return weights;
    }

    @Test
    void shouldKeepFourWeightsANeuronExactly() {
        int[][] weights = {{17, -200}, {-3, 9}, {90, 0}, {-250, 9}, {17, 55}, {0, -1}};
        TypedWeights typed = fit(weights, 24, Decomposition.LEVELS);
        assertThat(typed.squaredError(weights)).isZero();
        assertThat(typed.weight(3, 0)).isEqualTo(-250);
    }

    @Test
    void shouldKeepFourBitsAWeightExactly() {
        int[][] weights = random(1, 60, 20, 7);
        assertThat(fit(weights, 240, Decomposition.PLANES).squaredError(weights))
                .isZero();
        for (int[] row : weights) {
            for (int n = 0; n < row.length; n++) {
                row[n] *= 5 + n;
            }
        }
        TypedWeights typed = fit(weights, 240, Decomposition.PLANES);
        assertThat(typed.squaredError(weights)).isZero();
    }

    @Test
    void shouldGiveOneAxonToSourcesOfOneSignWhereAllNeuronsAgree() {
        int[][] weights = new int[100][50];
        for (int s = 0; s < 100; s++) {
            for (int n = 0; n < 50; n++) {
                weights[s][n] = (s * 7 + n) % 3 == 0 ? 0 : s % 2 == 0 ? 1 : -1;
            }
        }
        TypedWeights typed = fit(weights, 100, Decomposition.LEVELS);
        assertThat(typed.squaredError(weights)).isZero();
        assertThat(typed.axons()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Decomposition.class)
    void shouldStayWithinItsAxonsAndWeightsAndLoseLessWithMore(Decomposition how) {
        int[][] weights = random(2, 90, 3, 255);
        double before = Double.POSITIVE_INFINITY;
        for (int axons : new int[] {20, 90, 180, 360}) {
            TypedWeights typed = fit(weights, axons, how);
            assertThat(typed.axons()).isLessThanOrEqualTo(axons);
            for (short[] table : typed.tables()) {
                for (short weight : table) {
                    assertThat((int) weight).isBetween(-255, 255);
                }
            }
            assertThat(typed.squaredError(weights)).isLessThan(before);
            before = typed.squaredError(weights);
        }
    }

    /** With all 16 sums of four weights, a uniform weight is off by about a 50th of its range. */
    @Test
    void shouldComeNearWithAllAxons() {
        int[][] weights = random(3, 64, 1, 255);
        double power = 64 * 255.0 * 255 / 3;
        double error = fit(weights, 256, Decomposition.LEVELS).squaredError(weights);
        assertThat(Math.sqrt(error / power)).isLessThan(0.09);
    }

    @Test
    void shouldLeaveOutWhatMattersLeast() {
        int[][] weights = {{200}, {1}, {-200}, {2}};
        TypedWeights typed = fit(weights, 2, Decomposition.LEVELS);
        assertThat(typed.types(0)).isNotZero();
        assertThat(typed.types(2)).isNotZero();
        assertThat(typed.weight(1, 0)).isZero();
        assertThat(typed.squaredError(weights)).isEqualTo(5);
    }
}
