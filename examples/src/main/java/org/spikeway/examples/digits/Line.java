package org.spikeway.examples.digits;

/** A polyline in pixels, x to the right and y downwards; its points may be moved. */
record Line(double[] x, double[] y) {

    int points() {
        return x.length;
    }
}
