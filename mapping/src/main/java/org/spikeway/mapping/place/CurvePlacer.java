package org.spikeway.mapping.place;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Along a Hilbert curve over the tiles of all chips in use, so that what follows each other in order lies close by. */
final class CurvePlacer extends Placer {
    CurvePlacer() {
        super("curve");
    }

    @Override
    void place(Layout layout, Effort effort) {
        int[] along = slotsAlong(layout);
        layout.arrange(IntStream.range(0, layout.parts()).map(part -> along[part]).toArray());
    }

    /** All slots in the order in which the curve passes their tiles. */
    static int[] slotsAlong(Layout layout) {
        int longest = Math.max(layout.geometry.columns(), layout.geometry.rows());
        int side = longest == 1 ? 1 : Integer.highestOneBit(longest - 1) * 2;
        return IntStream.range(0, layout.slots())
                .boxed()
                .sorted(Comparator.comparingLong(
                        slot -> along(side, layout.geometry.tileX(slot), layout.geometry.tileY(slot))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The place of a tile on the curve through a square (Hilbert 1891). Of a square of 2, the order is (0, 0), (0, 1),
     * (1, 1), (1, 0).
     *
     * @param side a power of two
     */
    static long along(int side, int tileX, int tileY) {
        long place = 0;
        int x = tileX;
        int y = tileY;
        for (int half = side / 2; half > 0; half /= 2) {
            int right = (x & half) > 0 ? 1 : 0;
            int down = (y & half) > 0 ? 1 : 0;
            place += (long) half * half * ((3 * right) ^ down);
            if (down == 0) {
                if (right == 1) {
                    x = side - 1 - x;
                    y = side - 1 - y;
                }
                int turned = x;
                x = y;
                y = turned;
            }
        }
        return place;
    }
}
