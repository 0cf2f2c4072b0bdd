package org.spikeway.chip.route;

import java.util.Comparator;
import org.spikeway.chip.Geometry;

/** One directed link from a tile to its neighbour, by the column and row of the tile that it leaves. */
public record Link(int x, int y, Direction direction) {
    /** By row, column and direction. */
    public static final Comparator<Link> BY_PLACE =
            Comparator.comparingInt(Link::y).thenComparingInt(Link::x).thenComparing(Link::direction);

    /** East and south count columns and rows up; diagonals are the third axis of a hexagonal torus. */
    public enum Direction {
        EAST(1, 0),
        WEST(-1, 0),
        SOUTH(0, 1),
        NORTH(0, -1),
        SOUTHEAST(1, 1),
        NORTHWEST(-1, -1);

        private final int stepX;
        private final int stepY;

        Direction(int stepX, int stepY) {
            this.stepX = stepX;
            this.stepY = stepY;
        }

        /** Whether the link leads to another column; diagonals count so too. */
        public boolean isHorizontal() {
            return stepX != 0;
        }
    }

    /** The column of the tile that the link enters; −1 or the number of columns where it leads around a torus. */
    public int toX() {
        return x + direction.stepX;
    }

    /** The row of the tile that the link enters; −1 or the number of rows where it leads around a torus. */
    public int toY() {
        return y + direction.stepY;
    }

    /** Whether the link leads from one chip to another. */
    public boolean isBetweenChips(Geometry geometry) {
        int enteredX = Math.floorMod(toX(), geometry.columns());
        int enteredY = Math.floorMod(toY(), geometry.rows());
        return geometry.chipAt(x, y) != geometry.chipAt(enteredX, enteredY);
    }
}
