package org.spikeway.examples.digits;

import java.util.ArrayList;
import java.util.List;

/**
 * How one digit is written: chosen size, width, slant and turn, then a smooth distortion, then a place in the frame.
 *
 * <p>The distortion moves each point by a random field, cubic B-splines over a coarse grid, in the spirit of the elastic
 * distortions of Simard, Steinkraus and Platt (2003).
 */
final class Hand {
    /** No point of the pen's edge comes nearer to the border of the frame, in pixels. */
    private static final double MARGIN = 2.5;

    private static final double ROOM = DigitGenerator.SIDE - 2 * MARGIN;
    private static final int PIECES = 12;
    private static final double SHIFT = 2.0;

    private final double height;
    private final double width;
    private final double tremor;
    private final double slant;
    private final double sine;
    private final double cosine;
    private final ElasticField field;

    Hand(Chance chance) {
        height = chance.uniform(14, 21);
        width = height * chance.uniform(0.42, 0.95);
        tremor = chance.uniform(2, 8); // in hundredths of the digit's box, as the strokes
        slant = 0.08 + 0.22 * chance.normal();
        double turn = 0.14 * chance.normal();
        sine = StrictMath.sin(turn);
        cosine = StrictMath.cos(turn);
        field = new ElasticField(chance, chance.uniform(0.5, 2.4));
    }

    /** @param reach of the pen to each side, in pixels */
    List<Line> write(List<Stroke> glyph, double reach, Chance chance) {
        List<Line> lines = new ArrayList<>();
        for (Stroke stroke : glyph) {
            Line line = stroke.jittered(chance, tremor).flattened(PIECES);
            distort(line);
            lines.add(line);
        }
        place(lines, reach, chance);
        return lines;
    }

    private void distort(Line line) {
        for (int i = 0; i < line.points(); i++) {
            double v = (line.y()[i] / 100 - 0.5) * height;
            double u = (line.x()[i] / 100 - 0.5) * width - slant * v;
            double x = cosine * u - sine * v;
            double y = sine * u + cosine * v;
            line.x()[i] = x + field.atX(x, y);
            line.y()[i] = y + field.atY(x, y);
        }
    }

    /** Shrinks what is too large and puts the middle of the digit near the middle of the frame. */
    private static void place(List<Line> lines, double reach, Chance chance) {
        Extent across = Extent.of(lines.stream().map(Line::x).toList());
        Extent down = Extent.of(lines.stream().map(Line::y).toList());
        double room = ROOM - 2 * reach;
        double scale = Math.min(1, room / Math.max(across.length(), down.length()));
        double left = across.start(scale, room, chance.uniform(-SHIFT, SHIFT));
        double top = down.start(scale, room, chance.uniform(-SHIFT, SHIFT));
        for (Line line : lines) {
            for (int i = 0; i < line.points(); i++) {
                line.x()[i] = MARGIN + reach + left + scale * (line.x()[i] - across.low());
                line.y()[i] = MARGIN + reach + top + scale * (line.y()[i] - down.low());
            }
        }
    }

    /** From where to where the points lie on one axis. */
    private record Extent(double low, double high) {

        static Extent of(List<double[]> values) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] line : values) {
                for (double value : line) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            return new Extent(low, high);
        }

        double length() {
            return high - low;
        }

        /** Where the scaled extent starts in a room, shifted from its middle, yet inside. */
        double start(double scale, double room, double shift) {
            double free = room - scale * length();
            return Math.max(0, Math.min(free, free / 2 + shift));
        }
    }
}
