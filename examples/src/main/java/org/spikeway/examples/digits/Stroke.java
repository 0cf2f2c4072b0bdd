package org.spikeway.examples.digits;

import java.util.Locale;
import java.util.Scanner;

/**
 * One movement of the pen: cubic Bézier curves end to end, as points {@code anchor, handle, handle, anchor, …}.
 *
 * <p>Written as text in the manner of an SVG path, with x to the right and y downwards: {@code M} starts at a point,
 * {@code L} draws a line, {@code Q} a quadratic curve (one handle), {@code C} a cubic curve (two handles). A letter
 * stands before each point list, for example {@code "M 50 0 L 50 100"}.
 */
record Stroke(double[] x, double[] y) {

    static Stroke parse(String path) {
        String[] commands = path.trim().split("(?=[MLQC])", -1);
        double[] x = new double[3 * commands.length - 2];
        double[] y = new double[x.length];
        int last = 0;
        for (String command : commands) {
            try (Scanner points = new Scanner(command.substring(1)).useLocale(Locale.ROOT)) {
                switch (command.charAt(0)) {
                    case 'M' -> read(points, x, y, 0);
                    case 'L' -> {
                        read(points, x, y, last + 3);
                        lineHandles(x, last);
                        lineHandles(y, last);
                        last += 3;
                    }
                    case 'Q' -> {
                        read(points, x, y, last + 1);
                        read(points, x, y, last + 3);
                        raise(x, last);
                        raise(y, last);
                        last += 3;
                    }
                    case 'C' -> {
                        read(points, x, y, last + 1);
                        read(points, x, y, last + 2);
                        read(points, x, y, last + 3);
                        last += 3;
                    }
                    default -> throw new IllegalArgumentException("stroke " + path + ": unknown command " + command);
                }
            }
        }
        return new Stroke(x, y);
    }

    private static void read(Scanner points, double[] x, double[] y, int at) {
        x[at] = points.nextInt();
        y[at] = points.nextInt();
    }

    private static void lineHandles(double[] v, int from) {
        v[from + 1] = (2 * v[from] + v[from + 3]) / 3;
        v[from + 2] = (v[from] + 2 * v[from + 3]) / 3;
    }

    /** Turns one quadratic handle, held in the first place, into the two cubic ones of the same curve. */
    private static void raise(double[] v, int from) {
        double handle = v[from + 1];
        v[from + 1] = (v[from] + 2 * handle) / 3;
        v[from + 2] = (v[from + 3] + 2 * handle) / 3;
    }

    int curves() {
        return (x.length - 1) / 3;
    }

    /**
     * The same stroke by an unsteady hand: every anchor moves and takes its handles along, so that smooth joints stay
     * nearly smooth; handles move a little on their own.
     *
     * @param deviation of the anchors, in the unit of the points
     */
    Stroke jittered(Chance chance, double deviation) {
        return new Stroke(jittered(x, chance, deviation), jittered(y, chance, deviation));
    }

    private static double[] jittered(double[] v, Chance chance, double deviation) {
        double[] moved = v.clone();
        for (int anchor = 0; anchor < v.length; anchor += 3) {
            double shift = deviation * chance.normal();
            for (int i = Math.max(0, anchor - 1); i <= Math.min(v.length - 1, anchor + 1); i++) {
                moved[i] += i == anchor ? shift : shift + 0.5 * deviation * chance.normal();
            }
        }
        return moved;
    }

    /** The points of a polyline close to the stroke, each curve cut into so many pieces of equal parameter. */
    Line flattened(int pieces) {
        double[] lineX = new double[curves() * pieces + 1];
        double[] lineY = new double[lineX.length];
        for (int i = 0; i < lineX.length; i++) {
            int curve = Math.min(i / pieces, curves() - 1);
            double t = (double) (i - curve * pieces) / pieces;
            lineX[i] = at(x, 3 * curve, t);
            lineY[i] = at(y, 3 * curve, t);
        }
        return new Line(lineX, lineY);
    }

    private static double at(double[] v, int from, double t) {
        double s = 1 - t;
        return s * s * s * v[from]
                + 3 * s * s * t * v[from + 1]
                + 3 * s * t * t * v[from + 2]
                + t * t * t * v[from + 3];
    }
}
