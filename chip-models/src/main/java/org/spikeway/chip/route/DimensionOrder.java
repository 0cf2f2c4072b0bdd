package org.spikeway.chip.route;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;

/**
 * Dimension-order routing: on a mesh first along the row, then along the column; on a torus the same, the shorter way
 * around; on a hexagonal torus first along the diagonal as far as it serves both. On a mesh such routes cannot block one
 * another in a circle, which is why chips use them.
 *
 * <p>Spikes from outside the chip enter at tile (0, 0). Example: from tile (1, 0) to tile (3, 1): east, east, south; on a
 * hexagonal torus: southeast, east.
 */
public final class DimensionOrder {
    private final Geometry geometry;

    public DimensionOrder(Geometry geometry) {
        this.geometry = geometry;
    }

    /** The links from one core to another, in order; empty within a tile. */
    public List<Link> route(int fromCore, int toCore) {
        Legs legs = legs(fromCore, toCore);
        Walk walk = new Walk(tileX(fromCore), tileY(fromCore));
        walk.go(legs.diagonal > 0 ? Link.Direction.SOUTHEAST : Link.Direction.NORTHWEST, Math.abs(legs.diagonal));
        walk.go(legs.x > 0 ? Link.Direction.EAST : Link.Direction.WEST, Math.abs(legs.x));
        walk.go(legs.y > 0 ? Link.Direction.SOUTH : Link.Direction.NORTH, Math.abs(legs.y));
        return walk.links;
    }

    /** The steps of a way, diagonal first; the sign says in which direction. */
    private record Legs(int diagonal, int x, int y) {}

    private Legs legs(int fromCore, int toCore) {
        int dx = tileX(toCore) - tileX(fromCore);
        int dy = tileY(toCore) - tileY(fromCore);
        return switch (geometry.topology()) {
            case HEXAGONAL_TORUS -> hexagonal(dx, dy);
            case TORUS -> new Legs(0, shorter(dx, geometry.columns()), shorter(dy, geometry.rows()));
            case MESH, UNLIMITED -> new Legs(0, dx, dy);
        };
    }

    /** The shorter way around; of two equal ones the one that counts up. */
    private static int shorter(int distance, int around) {
        int up = Math.floorMod(distance, around);
        return up <= around - up ? up : up - around;
    }

    /** Of the ways around in both dimensions the one with the fewest links; the first of equals. */
    private Legs hexagonal(int dx, int dy) {
        int right = Math.floorMod(dx, geometry.columns());
        int down = Math.floorMod(dy, geometry.rows());
        int bestX = right;
        int bestY = down;
        for (int x : new int[] {right, right - geometry.columns()}) {
            for (int y : new int[] {down, down - geometry.rows()}) {
                if (hexagonalLength(x, y) < hexagonalLength(bestX, bestY)) {
                    bestX = x;
                    bestY = y;
                }
            }
        }
        int diagonal = bestX > 0 == bestY > 0 ? Math.min(Math.abs(bestX), Math.abs(bestY)) : 0;
        int signed = Integer.signum(bestX) * diagonal;
        return new Legs(signed, bestX - signed, bestY - signed);
    }

    private static int hexagonalLength(int dx, int dy) {
        return Math.max(Math.max(Math.abs(dx), Math.abs(dy)), Math.abs(dx - dy));
    }

    private int tileX(int core) {
        return core == Slice.HOST ? 0 : geometry.tileX(core);
    }

    private int tileY(int core) {
        return core == Slice.HOST ? 0 : geometry.tileY(core);
    }

    /** The links walked so far and the tile reached. */
    private final class Walk {
        private final List<Link> links = new ArrayList<>();
        private int x;
        private int y;

        Walk(int x, int y) {
            this.x = x;
            this.y = y;
        }

        void go(Link.Direction direction, int steps) {
            for (int i = 0; i < steps; i++) {
                Link link = new Link(x, y, direction);
                links.add(link);
                x = Math.floorMod(link.toX(), geometry.columns());
                y = Math.floorMod(link.toY(), geometry.rows());
            }
        }
    }
}
