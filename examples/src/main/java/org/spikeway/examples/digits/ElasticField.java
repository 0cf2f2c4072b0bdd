package org.spikeway.examples.digits;

/**
 * A smooth random displacement of the plane around (0, 0), in pixels.
 *
 * <p>Independent normal vectors on a grid, joined by cubic B-splines: for a grid value {@code g_k} at {@code x = k},
 * displacement {@code Σ g_k·B(x − k)}. The field and its first two derivatives are continuous.
 */
final class ElasticField {
    private static final double SPACING = 6;
    private static final int NODES = 9;
    /** The grid covers ±18 pixels; a spline needs one node on the left and two on the right. */
    private static final double ORIGIN = -18;

    private final double[] nodesX = new double[NODES * NODES];
    private final double[] nodesY = new double[NODES * NODES];

    /** @param deviation of the grid's vectors on each axis; the smoothed field has about half of it */
    ElasticField(Chance chance, double deviation) {
        for (int i = 0; i < nodesX.length; i++) {
            nodesX[i] = deviation * chance.normal();
            nodesY[i] = deviation * chance.normal();
        }
    }

    double atX(double x, double y) {
        return at(nodesX, x, y);
    }

    double atY(double x, double y) {
        return at(nodesY, x, y);
    }

    private static double at(double[] nodes, double x, double y) {
        double u = inside((x - ORIGIN) / SPACING);
        double v = inside((y - ORIGIN) / SPACING);
        int column = (int) u;
        int row = (int) v;
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double across = 0;
            for (int j = 0; j < 4; j++) {
                across += nodes[(row + i) * NODES + column + j] * spline(j, u - column);
            }
            sum += across * spline(i, v - row);
        }
        return sum;
    }

    private static double inside(double place) {
        return Math.max(0, Math.min(NODES - 3 - 0x1p-20, place));
    }

    /** Weight of the {@code k}-th of the four nodes around, for a place {@code t} in [0, 1) past the second. */
    private static double spline(int k, double t) {
        double s = 1 - t;
        return switch (k) {
            case 0 -> s * s * s / 6;
            case 1 -> (3 * t * t * t - 6 * t * t + 4) / 6;
            case 2 -> (3 * s * s * s - 6 * s * s + 4) / 6;
            default -> t * t * t / 6;
        };
    }
}
