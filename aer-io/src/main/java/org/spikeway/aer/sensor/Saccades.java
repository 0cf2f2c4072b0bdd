package org.spikeway.aer.sensor;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.image.ImageSet;

/**
 * A still picture seen by a camera that moves in three quick saccades along an isosceles triangle and comes back to
 * where it began, as N-MNIST was recorded (Orchard, Jayawant, Cohen and Thakor, 2015).
 *
 * <pre>
 *   A-------C      saccade 1: A to B, 2: B to C, 3: C to A, {@value #SACCADE_MICROS} us each;
 *    \     /       each moves for the first {@value #MOVE_MICROS} us and then rests
 *     \   /        A = (-a/2, -a/2), B = (0, a/2), C = (a/2, -a/2) pixels, a = amplitude
 *       B
 * </pre>
 *
 * <p>The picture lies in the middle of a black field that is larger by a margin on each side, so that its border shows,
 * and is sampled between pixels bilinearly.
 */
public final class Saccades implements Scene {
    /** From the start of one saccade to that of the next. */
    public static final long SACCADE_MICROS = 100_000;

    /** The part of it in which the camera moves. */
    public static final long MOVE_MICROS = 60_000;

    private static final long STEP_MICROS = 1_000;
    private static final double[][] CORNERS = {{-0.5, -0.5}, {0, 0.5}, {0.5, -0.5}, {-0.5, -0.5}};

    private final double[] picture;
    private final int pictureWidth;
    private final int pictureHeight;
    private final int margin;
    private final double amplitude;
    private long time;

    /**
     * @param index of the image in the set; its channels are averaged to brightness
     * @param margin black pixels on each side, 0 to 1,000; N-MNIST has 3
     * @param amplitude of the movement in pixels, 0 to 1,000
     */
    public Saccades(ImageSet images, int index, int margin, double amplitude) throws UnreadableException {
        if (margin < 0 || margin > 1000 || !(amplitude >= 0 && amplitude <= 1000)) {
            throw new IllegalArgumentException(
                    "margin " + margin + " or amplitude " + amplitude + " outside 0 to 1000");
        }
        double[] chw = new double[images.pixels()];
        images.read(index, chw);
        pictureWidth = images.width();
        pictureHeight = images.height();
        picture = new double[pictureWidth * pictureHeight];
        PictureSequence.average(chw, images.channels(), picture);
        this.margin = margin;
        this.amplitude = amplitude;
    }

    @Override
    public Geometry geometry() {
        return new Geometry(pictureWidth + 2 * margin, pictureHeight + 2 * margin);
    }

    @Override
    public long next(double[] brightness) {
        if (time > 3 * SACCADE_MICROS) {
            return END;
        }
        double cameraX = amplitude * position(0);
        double cameraY = amplitude * position(1);
        int width = pictureWidth + 2 * margin;
        for (int i = 0; i < brightness.length; i++) {
            brightness[i] = at(i % width - margin + cameraX, i / width - margin + cameraY);
        }
        long now = time;
        time += STEP_MICROS;
        return now;
    }

    /** Where the camera looks, as a part of the amplitude. */
    private double position(int axis) {
        int saccade = (int) Math.min(2, time / SACCADE_MICROS);
        double way = Math.min(1, (time - saccade * SACCADE_MICROS) / (double) MOVE_MICROS);
        return CORNERS[saccade][axis] + way * (CORNERS[saccade + 1][axis] - CORNERS[saccade][axis]);
    }

    private double at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double low = y - top;
        double upper = pixel(left, top) * (1 - right) + pixel(left + 1, top) * right;
        double lower = pixel(left, top + 1) * (1 - right) + pixel(left + 1, top + 1) * right;
        return upper * (1 - low) + lower * low;
    }

    private double pixel(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < pictureWidth && y < pictureHeight;
        return inside ? picture[y * pictureWidth + x] : 0;
    }
}
