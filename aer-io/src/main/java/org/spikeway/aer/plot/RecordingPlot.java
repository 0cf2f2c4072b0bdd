package org.spikeway.aer.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

/**
 * Draws a recording: above, all events added up pixel by pixel (green where ON prevails, red where OFF does, brighter
 * with more events); below, the event rate over time as bars.
 */
public final class RecordingPlot {
    /** Height of the lower part in pixels. */
    public static final int RATE_HEIGHT = 120;

    /** The narrowest picture; smaller sensors are drawn with larger pixels. */
    public static final int NARROWEST = 480;

    private static final int GAP = 8;
    private static final int BACKGROUND = 0x101418;
    private static final int BAR = 0x5AA9E6;
    private static final int FULL = 255;
    private static final int DARKEST = 60;

    /** The share of pixels that are drawn below full brightness; a few hot pixels must not darken the rest. */
    private static final double BELOW_FULL = 0.99;

    private final Geometry geometry;
    private final int scale;
    private final long firstMicros;
    private final long durationMicros;
    private final int[] on;
    private final int[] off;
    private final long[] bars;

    /**
     * @param geometry of the sensor, which must be known
     * @param firstMicros where the time axis begins
     * @param durationMicros its length, 0 or more
     */
    public RecordingPlot(Geometry geometry, long firstMicros, long durationMicros) {
        this.geometry = geometry;
        this.scale = Math.max(1, (NARROWEST + geometry.width() - 1) / geometry.width());
        this.firstMicros = firstMicros;
        this.durationMicros = durationMicros;
        this.on = new int[geometry.width() * geometry.height()];
        this.off = new int[on.length];
        this.bars = new long[geometry.width() * scale];
    }

    /** Adds the events of a batch; those outside of the sensor or the time axis are left out. */
    public void add(EventBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int x = batch.x(i);
            int y = batch.y(i);
            if (x < geometry.width() && y < geometry.height()) {
                (batch.polarity(i) == 1 ? on : off)[y * geometry.width() + x]++;
            }
            long since = batch.micros(i) - firstMicros;
            if (since >= 0 && since <= durationMicros) {
                bars[(int) ((double) since / (durationMicros + 1) * bars.length)]++;
            }
        }
    }

    /** The microseconds that one bar of the lower part stands for. */
    public double microsPerBar() {
        return (durationMicros + 1.0) / bars.length;
    }

    /** The most events in one bar. */
    public long highestBar() {
        return Arrays.stream(bars).max().orElse(0);
    }

    /** @throws IOException if the file cannot be written */
    public void writePng(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            if (!ImageIO.write(draw(), "png", out)) {
                throw new IOException("no writer for PNG in this Java runtime");
            }
        }
    }

    BufferedImage draw() {
        int height = geometry.height() * scale;
        BufferedImage image = new BufferedImage(bars.length, height + GAP + RATE_HEIGHT, BufferedImage.TYPE_INT_RGB);
        int full = fullBrightness();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < bars.length; x++) {
                int colour = BACKGROUND;
                if (y < height) {
                    colour = colour(y / scale * geometry.width() + x / scale, full);
                } else if (y >= height + GAP) {
                    colour = bar(x, y - height - GAP);
                }
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    private int fullBrightness() {
        int[] active = new int[on.length];
        int count = 0;
        for (int i = 0; i < on.length; i++) {
            if (on[i] + off[i] > 0) {
                active[count++] = on[i] + off[i];
            }
        }
        Arrays.sort(active, 0, count);
        return count == 0 ? 1 : active[(int) (BELOW_FULL * (count - 1))];
    }

    private int colour(int pixel, int full) {
        int sum = on[pixel] + off[pixel];
        if (sum == 0) {
            return BACKGROUND;
        }
        int brightness = DARKEST + (int) ((long) (FULL - DARKEST) * Math.min(sum, full) / full);
        int green = (int) ((long) brightness * on[pixel] / sum);
        int red = (int) ((long) brightness * off[pixel] / sum);
        return red << 16 | green << 8 | Math.min(red, green);
    }

    private int bar(int x, int row) {
        long highest = highestBar();
        boolean filled = highest > 0 && bars[x] * RATE_HEIGHT >= (RATE_HEIGHT - row) * highest && bars[x] > 0;
        return filled ? BAR : BACKGROUND;
    }
}
