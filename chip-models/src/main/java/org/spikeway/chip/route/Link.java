package org.spikeway.chip.route;

/** One directed link from a tile to its neighbour, by the column and row of the tile that it leaves. */
public record Link(int x, int y, Direction direction) {
    /** East and south count columns and rows up. */
    public enum Direction {
        EAST(1, 0),
        WEST(-1, 0),
        SOUTH(0, 1),
        NORTH(0, -1);

        private final int stepX;
        private final int stepY;

        Direction(int stepX, int stepY) {
            this.stepX = stepX;
            this.stepY = stepY;
        }

        /** Whether the link joins tiles of one row. */
        public boolean isHorizontal() {
            return stepY == 0;
        }
    }

    /** The column of the tile that the link enters. */
    public int toX() {
        return x + direction.stepX;
    }

    /** The row of the tile that the link enters. */
    public int toY() {
        return y + direction.stepY;
    }
}
