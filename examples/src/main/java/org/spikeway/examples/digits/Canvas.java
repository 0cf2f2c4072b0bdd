package org.spikeway.examples.digits;

/**
 * The square frame of one digit: ink in [0, 1] a pixel, row by row from the top.
 *
 * <p>Lines are drawn by distance: a pixel whose centre lies {@code d} from a pen of radius {@code r} holds
 * {@code r + 0.5 − d}, cut to [0, 1], which smooths the edge over one pixel. Where lines cross, the darker one counts.
 */
final class Canvas {
    private static final int SIDE = DigitGenerator.SIDE;
    /** Ink fainter than one grey level in 255 is none: the ground stays exactly 0. */
    private static final double FAINTEST = 1.0 / 255;

    private double[] ink = new double[SIDE * SIDE];

    void draw(Line line, Pen pen) {
        for (int i = 1; i < line.points(); i++) {
            double from = pen.radius((double) (i - 1) / (line.points() - 1));
            double to = pen.radius((double) i / (line.points() - 1));
            segment(line.x()[i - 1], line.y()[i - 1], from, line.x()[i], line.y()[i], to);
        }
    }

    private void segment(double x0, double y0, double r0, double x1, double y1, double r1) {
        double reach = Math.max(r0, r1) + 0.5;
        int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
        int right = Math.min(SIDE - 1, (int) (Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
        int bottom = Math.min(SIDE - 1, (int) (Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = Math.max(1e-12, dx * dx + dy * dy);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double t = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
                double ex = px - t * dx;
                double ey = py - t * dy;
                double cover = r0 + t * (r1 - r0) + 0.5 - Math.sqrt(ex * ex + ey * ey);
                int pixel = row * SIDE + column;
                ink[pixel] = Math.max(ink[pixel], Math.min(1, cover));
            }
        }
    }

    /** Spreads the share {@code spread} of each pixel to each neighbour, along rows and then along columns. */
    void blur(double spread) {
        ink = blurred(blurred(ink, spread, 1), spread, SIDE);
    }

    private static double[] blurred(double[] from, double spread, int step) {
        double[] to = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            double before = i < step ? 0 : from[i - step];
            double after = i + step >= from.length ? 0 : from[i + step];
            to[i] = (1 - 2 * spread) * from[i] + spread * (before + after);
        }
        return to;
    }

    /**
     * Turns ink into grey levels, 0 for none to 255 for full.
     *
     * @param strength of the whole digit's ink, in (0, 1]
     * @param grain deviation of each pixel's ink, as a share of it
     */
    void develop(double strength, double grain, Chance chance, byte[] pixels) {
        for (int i = 0; i < ink.length; i++) {
            double level = ink[i] < FAINTEST ? 0 : ink[i] * strength * (1 + grain * chance.normal());
            pixels[i] = (byte) (int) (255 * Math.max(0, Math.min(1, level)) + 0.5);
        }
    }
}
