package org.spikeway.aer.sensor;

import java.util.SplittableRandom;

/**
 * What differs from pixel to pixel and from moment to moment: thresholds, and events that nothing caused.
 *
 * <p>Only operations whose results Java fixes to the last bit are used, so that a seed gives the same events on every
 * machine.
 */
final class PixelNoise {
    private static final double LEAST_SCALE = 0.1;

    private final SplittableRandom random;
    private final double meanMicros;

    PixelNoise(SensorModel model) {
        random = new SplittableRandom(model.seed());
        meanMicros = 1e6 / model.noiseHertz();
    }

    /** The factor of a pixel's thresholds: normal around 1, and never below 0.1. */
    double thresholdScale(double spread) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        return Math.max(LEAST_SCALE, 1 + spread * normal);
    }

    /** Time to the next event that nothing caused, exponential with the mean of the rate; infinite without noise. */
    double waitMicros() {
        return Double.isInfinite(meanMicros)
                ? Double.POSITIVE_INFINITY
                : -StrictMath.log(1 - random.nextDouble()) * meanMicros;
    }

    int polarity() {
        return random.nextBoolean() ? 1 : 0;
    }
}
