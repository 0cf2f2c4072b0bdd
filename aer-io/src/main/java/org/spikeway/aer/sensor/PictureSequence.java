package org.spikeway.aer.sensor;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.image.ImageSet;

/** The images of a set as the pictures of a film, at a constant rate. */
public final class PictureSequence implements Scene {
    private final ImageSet images;
    private final long intervalMicros;
    private final double[] chw;
    private int next;

    /**
     * @param images their channels are averaged to brightness; values outside 0 to 1 are cut
     * @param intervalMicros from one picture to the next, 1 or more
     */
    public PictureSequence(ImageSet images, long intervalMicros) {
        if (intervalMicros < 1 || intervalMicros > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("pictures " + intervalMicros + " us apart");
        }
        this.images = images;
        this.intervalMicros = intervalMicros;
        chw = new double[images.pixels()];
    }

    @Override
    public Geometry geometry() {
        return new Geometry(images.width(), images.height());
    }

    @Override
    public long next(double[] brightness) throws UnreadableException {
        if (next == images.size()) {
            return END;
        }
        images.read(next, chw);
        average(chw, images.channels(), brightness);
        return next++ * intervalMicros;
    }

    /** The mean of the channels of each pixel, cut to 0 … 1. */
    static void average(double[] chw, int channels, double[] brightness) {
        int pixels = chw.length / channels;
        for (int i = 0; i < pixels; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += chw[c * pixels + i];
            }
            brightness[i] = Math.min(1, Math.max(0, sum / channels));
        }
    }
}
