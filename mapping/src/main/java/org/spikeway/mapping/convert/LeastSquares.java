package org.spikeway.mapping.convert;

/**
 * Least squares with several right-hand sides: finds the matrix X that makes {@code Σ |y − x·X|² + λ·|X|²} least, the last
 * row of X, an offset, without penalty.
 *
 * <p>Samples are summed up as they come; nothing of them is kept. Sums are in single precision, so a part should hold no
 * more than some ten thousand samples.
 */
final class LeastSquares {
    private final int features;
    private final int targets;
    /** Upper triangle of Σ x·xᵀ, row after row. */
    private final float[][] gram;

    private final float[][] cross;

    /** @param features of a sample, without the constant 1 that is added as the last */
    LeastSquares(int features, int targets) {
        this.features = features;
        this.targets = targets;
        gram = new float[features + 1][features + 1];
        cross = new float[features + 1][targets];
    }

    /**
     * Adds one sample.
     *
     * @param x at least one place longer than the features; that place is overwritten
     * @param y the targets lie from {@code from} on
     */
    void add(float[] x, float[] y, int from) {
        x[features] = 1;
        for (int i = 0; i <= features; i++) {
            float value = x[i];
            if (value != 0) {
                float[] row = gram[i];
                for (int j = i; j <= features; j++) {
                    row[j] += value * x[j];
                }
                float[] sums = cross[i];
                for (int t = 0; t < targets; t++) {
                    sums[t] += value * y[from + t];
                }
            }
        }
    }

    /**
     * Solves over the samples of all parts, summed in their order.
     *
     * @param penalty λ, as a fraction of the mean square of a feature times the number of samples
     * @return {@code [features + 1][targets]}
     */
    static double[][] solve(LeastSquares[] parts, double penalty) {
        int size = parts[0].features + 1;
        double[][] matrix = new double[size][size];
        double[][] solution = new double[size][parts[0].targets];
        for (LeastSquares part : parts) {
            for (int i = 0; i < size; i++) {
                for (int j = i; j < size; j++) {
                    matrix[j][i] += part.gram[i][j];
                }
                for (int t = 0; t < part.targets; t++) {
                    solution[i][t] += part.cross[i][t];
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < size - 1; i++) {
            trace += matrix[i][i];
        }
        double added = penalty * trace / (size - 1) + 1e-9;
        for (int i = 0; i < size; i++) {
            matrix[i][i] += i == size - 1 ? 1e-6 * matrix[i][i] : added;
        }
        factorise(matrix);
        substitute(matrix, solution);
        return solution;
    }

    /** Cholesky: the lower triangle becomes L with L·Lᵀ the matrix. */
    private static void factorise(double[][] matrix) {
        for (int j = 0; j < matrix.length; j++) {
            double[] pivot = matrix[j];
            double rest = pivot[j] - dot(pivot, pivot, j);
            pivot[j] = Math.sqrt(Math.max(rest, 1e-12));
            for (int i = j + 1; i < matrix.length; i++) {
                matrix[i][j] = (matrix[i][j] - dot(matrix[i], pivot, j)) / pivot[j];
            }
        }
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void substitute(double[][] lower, double[][] solution) {
        for (int i = 0; i < lower.length; i++) {
            for (int k = 0; k < i; k++) {
                subtract(solution[i], solution[k], lower[i][k]);
            }
            divide(solution[i], lower[i][i]);
        }
        for (int i = lower.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < lower.length; k++) {
                subtract(solution[i], solution[k], lower[k][i]);
            }
            divide(solution[i], lower[i][i]);
        }
    }

    private static void subtract(double[] from, double[] other, double factor) {
        for (int t = 0; t < from.length; t++) {
            from[t] -= factor * other[t];
        }
    }

    private static void divide(double[] values, double divisor) {
        for (int t = 0; t < values.length; t++) {
            values[t] /= divisor;
        }
    }
}
