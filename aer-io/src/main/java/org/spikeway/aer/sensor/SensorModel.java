package org.spikeway.aer.sensor;

/**
 * How the pixels of an event camera behave.
 *
 * <p>A pixel sends an ON event whenever the logarithm of its brightness has risen by {@code onThreshold} above the level
 * at its last event, and an OFF event whenever it has fallen by {@code offThreshold} (Lichtsteiner, Posch and Delbruck,
 * 2008). With thresholds of 0.2, a brightness that doubles gives ln 2 / 0.2 = 3 ON events.
 *
 * @param onThreshold rise of ln(brightness) for an ON event, 0.01 or more; real cameras have 0.1 to 0.5
 * @param offThreshold fall of ln(brightness) for an OFF event, 0.01 or more
 * @param thresholdSpread standard deviation of the thresholds from pixel to pixel, as a part of them, 0 to 0.3
 * @param refractoryMicros time after an event in which a pixel is blind; it then takes the brightness that it sees as
 *     its new level
 * @param noiseHertz events a second and pixel without any change, at random times and of random polarity
 * @param darkLevel brightness that is added to all, above 0: it keeps the logarithm of black finite
 * @param seed of all that is random
 */
public record SensorModel(
        double onThreshold,
        double offThreshold,
        double thresholdSpread,
        long refractoryMicros,
        double noiseHertz,
        double darkLevel,
        long seed) {
    private static final double LEAST_THRESHOLD = 0.01;

    public SensorModel {
        require(onThreshold >= LEAST_THRESHOLD && offThreshold >= LEAST_THRESHOLD, "thresholds below 0.01");
        require(thresholdSpread >= 0 && thresholdSpread <= 0.3, "a threshold spread outside 0 to 0.3");
        require(refractoryMicros >= 0, "a negative refractory period");
        require(noiseHertz >= 0 && noiseHertz <= 1e5, "a noise rate outside 0 to 100,000 Hz");
        require(darkLevel >= 1e-6 && darkLevel <= 1, "a dark level outside 0.000001 to 1");
    }

    /** Equal pixels without noise and refractory period, thresholds 0.2 and dark level 0.02. */
    public static SensorModel ideal() {
        return new SensorModel(0.2, 0.2, 0, 0, 0, 0.02, 0);
    }

    /** A sensor such as that of N-MNIST: thresholds 0.25 ± 4 %, blind for 1 ms, one noise event in 10 s and pixel. */
    public static SensorModel typical(long seed) {
        return new SensorModel(0.25, 0.25, 0.04, 1000, 0.1, 0.02, seed);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("a sensor with " + what);
        }
    }
}
