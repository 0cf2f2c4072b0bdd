package org.spikeway.examples.digits;

import java.util.List;

/**
 * Draws handwritten-style digits of 28 × 28 pixels: digit number i of seed s is always the same one.
 *
 * <p>A digit depends on its seed and index alone, not on what was drawn before, on the JDK or on the machine. Ink is
 * bright (up to 255) on a ground of exactly 0, and the outermost ring of pixels is always ground. A generator keeps no
 * state and may be shared between threads.
 *
 * <pre>{@code
 * DigitGenerator digits = new DigitGenerator(7);
 * byte[] pixels = new byte[DigitGenerator.PIXELS];
 * digits.draw(0, pixels); // row by row from the top; Byte.toUnsignedInt gives 0 to 255
 * int label = digits.label(0);
 * }</pre>
 */
public final class DigitGenerator {
    /** Rows and columns of one digit. */
    public static final int SIDE = 28;

    /** Bytes of one digit. */
    public static final int PIXELS = SIDE * SIDE;

    /** Labels run from 0 to 9. */
    public static final int CLASSES = 10;

    private static final int LABELS = 1;
    private static final int DRAWING = 2;

    private final long seed;

    public DigitGenerator(long seed) {
        this.seed = seed;
    }

    /**
     * Which digit stands at an index: each ten from {@code 10·k} to {@code 10·k + 9} holds every digit once, shuffled.
     *
     * @param index from 0
     * @return 0 to 9
     * @throws IllegalArgumentException for a negative index
     */
    public int label(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("digit index " + index + ": must not be negative");
        }
        int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Chance chance = new Chance(seed, LABELS, index / CLASSES);
        for (int last = CLASSES - 1; last > 0; last--) {
            int other = chance.below(last + 1);
            int held = order[last];
            order[last] = order[other];
            order[other] = held;
        }
        return order[(int) (index % CLASSES)];
    }

    /**
     * Draws one digit.
     *
     * @param index from 0
     * @param pixels {@link #PIXELS} grey levels, unsigned, row by row from the top; overwritten
     * @throws IllegalArgumentException for a negative index or an array of another length
     */
    public void draw(long index, byte[] pixels) {
        if (pixels.length != PIXELS) {
            throw new IllegalArgumentException("pixel array of " + pixels.length + ": a digit needs " + PIXELS);
        }
        int digit = label(index);
        Chance chance = new Chance(seed, DRAWING, index);
        List<Stroke> glyph = Glyphs.any(digit, chance);
        Pen pen = Pen.any(chance);
        Canvas canvas = new Canvas();
        for (Line line : new Hand(chance).write(glyph, pen.reach(), chance)) {
            canvas.draw(line, pen);
        }
        canvas.blur(chance.uniform(0, 0.18));
        canvas.develop(chance.uniform(0.75, 1), chance.uniform(0, 0.12), chance, pixels);
    }
}
