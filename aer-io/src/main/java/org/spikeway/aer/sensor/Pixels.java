package org.spikeway.aer.sensor;

/** The state of all pixels of an emulated sensor, and what each does between two pictures. */
final class Pixels {
    private final SensorModel model;
    private final PixelNoise noise;
    /** ln(brightness) in the picture before. */
    private final double[] log;
    /** The level that changes are measured from. */
    private final double[] level;
    /** The factor of a pixel's thresholds. */
    private final double[] scale;
    /** Microseconds after the picture before at which the pixel sees again, and at which noise comes next. */
    private final double[] blindUntil;

    private final double[] nextNoise;

    Pixels(int count, SensorModel model) {
        this.model = model;
        noise = new PixelNoise(model);
        log = new double[count];
        level = new double[count];
        scale = new double[count];
        blindUntil = new double[count];
        nextNoise = new double[count];
    }

    /** Takes the first picture as the level of all pixels. */
    void begin(double[] brightness, long micros) {
        for (int i = 0; i < log.length; i++) {
            log[i] = logOf(brightness[i]);
            level[i] = log[i];
            scale[i] = noise.thresholdScale(model.thresholdSpread());
            nextNoise[i] = noise.waitMicros();
        }
    }

    private double logOf(double brightness) {
        if (!(brightness >= 0 && brightness <= 1)) {
            throw new IllegalStateException("brightness " + brightness + " is outside 0 to 1");
        }
        return StrictMath.log(brightness + model.darkLevel());
    }

    /** Adds the events of all pixels on the way to the next picture, {@code span} microseconds later. */
    void advance(double[] brightness, int span, EventList events) {
        for (int i = 0; i < log.length; i++) {
            double next = logOf(brightness[i]);
            advance(i, next, span, events);
            log[i] = next;
            blindUntil[i] = Math.max(0, blindUntil[i] - span);
            nextNoise[i] -= span;
        }
    }

    private void advance(int pixel, double next, int span, EventList events) {
        double slope = (next - log[pixel]) / span;
        double now = 0;
        while (true) {
            if (blindUntil[pixel] > now) {
                if (blindUntil[pixel] >= span) {
                    skipNoise(pixel, span);
                    level[pixel] = next;
                    return;
                }
                now = blindUntil[pixel];
                level[pixel] = log[pixel] + slope * now;
                skipNoise(pixel, now);
            }
            int polarity = slope > 0 ? 1 : 0;
            double threshold = scale[pixel] * (slope > 0 ? model.onThreshold() : -model.offThreshold());
            double crossing = slope == 0
                    ? Double.POSITIVE_INFINITY
                    : Math.max(now, (level[pixel] + threshold - log[pixel]) / slope);
            boolean isNoise = nextNoise[pixel] < crossing;
            double time = isNoise ? nextNoise[pixel] : crossing;
            if (time > span) {
                return;
            }
            if (isNoise) {
                level[pixel] = log[pixel] + slope * time;
                nextNoise[pixel] += noise.waitMicros();
                polarity = noise.polarity();
            } else {
                level[pixel] += threshold;
            }
            events.add((int) time, pixel, polarity);
            now = time;
            blindUntil[pixel] = time + model.refractoryMicros();
        }
    }

    /** Noise of a blind pixel is not seen. */
    private void skipNoise(int pixel, double until) {
        while (nextNoise[pixel] < until) {
            nextNoise[pixel] += noise.waitMicros();
        }
    }
}
