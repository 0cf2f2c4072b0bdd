package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindTheMatrixThatMadeTheSamples(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int features = 1 + random.nextInt(12);
        int targets = 1 + random.nextInt(4);
        double[][] truth = new double[features + 1][targets];
        for (double[] row : truth) {
            for (int t = 0; t < targets; t++) {
                row[t] = random.nextDouble(-2, 2);
            }
        }
        LeastSquares[] parts = {new LeastSquares(features, targets), new LeastSquares(features, targets)};
        for (int sample = 0; sample < 400; sample++) {
            float[] x = new float[features + 1];
            float[] y = new float[targets + 1];
            for (int i = 0; i < features; i++) {
                x[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble(0, 1);
            }
            for (int t = 0; t < targets; t++) {
                double sum = truth[features][t];
                for (int i = 0; i < features; i++) {
                    sum += x[i] * truth[i][t];
                }
                y[t + 1] = (float) sum;
            }
            parts[sample % 2].add(x, y, 1);
        }
        double[][] found = LeastSquares.solve(parts, 0);
        for (int i = 0; i <= features; i++) {
            for (int t = 0; t < targets; t++) {
                assertThat(found[i][t]).isCloseTo(truth[i][t], within(1e-3));
            }
        }
    }

    /** Samples x = −1, 1 with y = x: without a penalty the slope is 1, with one as large as the squares it is a half. */
    @Test
    void shouldShrinkWithThePenalty() {
        LeastSquares sums = new LeastSquares(1, 1);
        sums.add(new float[] {-1, 0}, new float[] {-1}, 0);
        sums.add(new float[] {1, 0}, new float[] {1}, 0);
        assertThat(LeastSquares.solve(new LeastSquares[] {sums}, 1)[0][0]).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void shouldLeaveAFeatureThatNeverAppearsAtZero() {
        LeastSquares sums = new LeastSquares(2, 1);
        for (int i = 0; i < 5; i++) {
            sums.add(new float[] {i, 0, 0}, new float[] {2 * i}, 0);
        }
        double[][] found = LeastSquares.solve(new LeastSquares[] {sums}, 1e-9);
        assertThat(found[0][0]).isCloseTo(2, within(1e-4));
        assertThat(found[1][0]).isZero();
    }
}
