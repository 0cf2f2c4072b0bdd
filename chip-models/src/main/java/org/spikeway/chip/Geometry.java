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

    /** The board that carries the chip. */
    int board(int chip);

    /** Columns of tiles in the plane of all chips. */
    int columns();

    /** Rows of tiles in the plane of all chips. */
    int rows();

    /** How a spike gets to several cores. */
    Cast cast();

    /** How the tiles are linked. */
    Topology topology();

    /** The number of the chip whose tile lies there. */
    default int chipAt(int tileX, int tileY) {
        return 0;
    }

    /** How tiles are linked with their neighbours. */
    enum Topology {
        /** No links: one tile. */
        UNLIMITED("unlimited"),
        /** Four neighbours; the border has fewer. */
        MESH("mesh"),
        /** Four neighbours; opposite borders are joined. */
        TORUS("torus"),
        /** Six neighbours: also the one in the next column and row, and the one before; opposite borders are joined. */
        HEXAGONAL_TORUS("hexagonal-torus");

        private final String word;

        Topology(String word) {
            this.word = word;
        }

        /** As in a chip file. */
        public String word() {
            return word;
        }

        /** Whether opposite borders are joined. */
        public boolean wraps() {
            return this == TORUS || this == HEXAGONAL_TORUS;
        }
    }

    /** How a spike gets to several cores. */
    enum Cast {
        /** One packet for each core. */
        UNICAST,
        /** One packet, copied where ways part. */
        MULTICAST
    }

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

        @Override
        public int board(int chip) {
            return 0;
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public Cast cast() {
            return Cast.UNICAST;
        }

        @Override
        public Topology topology() {
            return Topology.UNLIMITED;
        }
    }

    /**
     * Tiles in rows and columns; the meshes of neighbouring chips continue one another, and chips lie in rows of
     * {@code chipsX} (the last row may be shorter, except where borders are joined).
     *
     * <p>Example: 8×4 tiles of 4 cores in rows of 2 chips. Core 389 is core 5 of chip 3, so it lies in that chip's
     * tile 1; chip 3 is in column 1, row 1: {@code tileX = 8 + 1 = 9, tileY = 4 + 0 = 4}.
     *
     * @param topology how tiles are linked; not {@link Topology#UNLIMITED}
     * @param chips at most this many chips
     * @param tilesX columns of tiles of one chip
     * @param tilesY rows of tiles of one chip
     * @param coresPerTile cores that share one router
     * @param chipsX chips in a row
     * @param chipsPerBoard chips that one board carries
     * @param cast how a spike gets to several cores
     */
    record Mesh(
            Topology topology,
            int chips,
            int tilesX,
            int tilesY,
            int coresPerTile,
            int chipsX,
            int chipsPerBoard,
            Cast cast)
            implements Geometry {
        public Mesh {
            if (topology == Topology.UNLIMITED) {
                throw new IllegalArgumentException("tiles that are not linked are no mesh");
            }
            if (chips < 1 || tilesX < 1 || tilesY < 1 || coresPerTile < 1 || chipsX < 1 || chipsPerBoard < 1) {
                throw new IllegalArgumentException("a mesh of " + chips + " chips in rows of " + chipsX + ", "
                        + chipsPerBoard + " on a board, " + tilesX + "×" + tilesY + " tiles, " + coresPerTile
                        + " cores a tile has no cores");
            }
            if (chipsX > chips) {
                throw new IllegalArgumentException(chipsX + " chips in a row, but only " + chips + " chips");
            }
            if (topology.wraps() && chips % chipsX != 0) {
                throw new IllegalArgumentException(chips + " chips in rows of " + chipsX
                        + " leave a short row, which cannot be joined to a torus");
            }
            try {
                int tiles = Math.multiplyExact(tilesX, tilesY);
                Math.multiplyExact(Math.multiplyExact(tiles, coresPerTile), chips);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("more cores than " + Integer.MAX_VALUE, e);
            }
        }

        /** A mesh of chips on one board, one packet for each core. */
        public Mesh(int chips, int tilesX, int tilesY, int coresPerTile, int chipsX) {
            this(Topology.MESH, chips, tilesX, tilesY, coresPerTile, chipsX, Math.max(1, chips), Cast.UNICAST);
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
        public int board(int chip) {
            return Objects.checkIndex(chip, chips) / chipsPerBoard;
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

        @Override
        public int columns() {
            return chipsX * tilesX;
        }

        @Override
        public int rows() {
            return (chips + chipsX - 1) / chipsX * tilesY;
        }

        @Override
        public int chipAt(int tileX, int tileY) {
            return tileY / tilesY * chipsX + tileX / tilesX;
        }
    }
}
