package org.spikeway.chip.route;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.program.Slice;

/**
 * Dimension-order routing on a mesh: first along the row, then along the column. Such routes cannot block one another in a
 * circle, which is why chips use them.
 *
 * <p>Spikes from outside the chip enter at tile (0, 0). Example: from tile (1, 0) to tile (3, 1): east, east, south.
 */
public final class DimensionOrder {
    private final Geometry geometry;

    public DimensionOrder(Geometry geometry) {
        this.geometry = geometry;
    }

    /** The links from one core to another, in order; empty within a tile. */
    public List<Link> route(int fromCore, int toCore) {
        int x = tileX(fromCore);
        int y = tileY(fromCore);
        List<Link> links = new ArrayList<>();
        while (x != tileX(toCore)) {
            Link link = new Link(x, y, x < tileX(toCore) ? Link.Direction.EAST : Link.Direction.WEST);
            links.add(link);
            x = link.toX();
        }
        while (y != tileY(toCore)) {
            Link link = new Link(x, y, y < tileY(toCore) ? Link.Direction.SOUTH : Link.Direction.NORTH);
            links.add(link);
            y = link.toY();
        }
        return links;
    }

    private int tileX(int core) {
        return core == Slice.HOST ? 0 : geometry.tileX(core);
    }

    private int tileY(int core) {
        return core == Slice.HOST ? 0 : geometry.tileY(core);
    }
}
