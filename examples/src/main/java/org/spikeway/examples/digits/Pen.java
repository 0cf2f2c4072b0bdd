package org.spikeway.examples.digits;

/**
 * The pen of one digit: its radius, in pixels, swells and shrinks along a stroke with the pressure of the hand.
 *
 * @param base mean radius
 * @param swing largest change, as a share of the mean
 * @param waves of pressure along one stroke
 * @param phase of the pressure at its start, in turns
 */
record Pen(double base, double swing, double waves, double phase) {

    static Pen any(Chance chance) {
        return new Pen(
                chance.uniform(0.6, 1.55), chance.uniform(0, 0.3), chance.uniform(0.3, 1.5), chance.uniform(0, 1));
    }

    double reach() {
        return base * (1 + swing);
    }

    /** @param place along the stroke, from 0 to 1 */
    double radius(double place) {
        return base * (1 + swing * StrictMath.sin(2 * Math.PI * (phase + waves * place)));
    }
}
