package org.spikeway.chip;

import java.util.Objects;

/**
 * Where the cores of a chip lie, so that a route can be counted in hops.
 *
 * <p>Core ids count from 0 chip by chip, in a chip tile by tile (x fastest), in a tile core by core.
 */
public sealed interface Geometry {
    /** How many chips there are at most. */
    int chips();

    /** The cores of one chip. */
    int cores();

    /** The chip that holds the core. */
    int chip(int core);

    /** The number of the core's tile, counted over all chips. */
    int tile(int core);

    /** The column of the core's tile in the plane of all chips. */
    int tileX(int core);

    /** The row of the core's tile in the plane of all chips. */
    int tileY(int core);

    /** One chip of any number of cores, all in one tile: no network, no hops. */
    record Unlimited() implements Geometry {
        @Override
        public int chips() {
            return 1;
        }

        /** {@link Integer#MAX_VALUE}: as many as asked for. */
        @Override
        public int cores() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int chip(int core) {
            return 0;
        }

        @Override
        public int tile(int core) {
            return 0;
        }

        @Override
        public int tileX(int core) {
            return 0;
        }

        @Override
        public int tileY(int core) {
            return 0;
        }
    }

    /**
     * Tiles in rows and columns; the meshes of neighbouring chips continue one another, and chips lie in rows of
     * {@code chipsX} (the last row may be shorter).
     *
     * <p>Example: 8×4 tiles of 4 cores in rows of 2 chips. Core 389 is core 5 of chip 3, so it lies in that chip's
     * tile 1; chip 3 is in column 1, row 1: {@code tileX = 8 + 1 = 9, tileY = 4 + 0 = 4}.
     *
     * @param chips at most this many chips
     * @param tilesX columns of tiles of one chip
     * @param tilesY rows of tiles of one chip
     * @param coresPerTile cores that share one router
     * @param chipsX chips in a row
     */
    record Mesh(int chips, int tilesX, int tilesY, int coresPerTile, int chipsX) implements Geometry {
        public Mesh {
            if (chips < 1 || tilesX < 1 || tilesY < 1 || coresPerTile < 1 || chipsX < 1) {
                throw new IllegalArgumentException("a mesh of " + chips + " chips in rows of " + chipsX + ", " + tilesX
                        + "×" + tilesY + " tiles, " + coresPerTile + " cores a tile has no cores");
            }
            if (chipsX > chips) {
                throw new IllegalArgumentException(chipsX + " chips in a row, but only " + chips + " chips");
            }
            try {
                int tiles = Math.multiplyExact(tilesX, tilesY);
                Math.multiplyExact(Math.multiplyExact(tiles, coresPerTile), chips);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("more cores than " + Integer.MAX_VALUE, e);
            }
        }

        @Override
        public int cores() {
            return tilesX * tilesY * coresPerTile;
        }

        @Override
        public int chip(int core) {
            return Objects.checkIndex(core, cores() * chips) / cores();
        }

        @Override
        public int tile(int core) {
            return Objects.checkIndex(core, cores() * chips) / coresPerTile;
        }

        @Override
        public int tileX(int core) {
            return chip(core) % chipsX * tilesX + tile(core) % tilesX;
        }

        @Override
        public int tileY(int core) {
            return chip(core) / chipsX * tilesY + tile(core) / tilesX % tilesY;
        }
    }
}
