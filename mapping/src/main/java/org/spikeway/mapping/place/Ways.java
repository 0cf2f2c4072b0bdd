package org.spikeway.mapping.place;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.Constant;
import org.spikeway.chip.EnergyTable;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

/** What the ways between tiles cost: 1 a link, and more where a link between chips takes more energy than one within. */
final class Ways {
    private static final List<Link.Direction> DIRECTIONS = List.of(Link.Direction.values());
    private static final int[][] UNKNOWN = {};

    private final Geometry geometry;
    private final DimensionOrder routing;
    private final int[] firstCore;
    private final double betweenChips;
    /** By tile and tile; a row is filled when it is first asked for. */
    private final int[][][] links;
    /** The same of prices; not used on a grid. */
    private final double[][] prices;
    /** Whether the price of a way follows from the columns and rows that its ends lie apart, which needs no table. */
    private final boolean isGrid;
    /** By tile, its column. */
    private final int[] x;
    /** By tile, its row. */
    private final int[] y;
    /** By tile, the column of its chip. */
    private final int[] chipX;
    /** By tile, the row of its chip. */
    private final int[] chipY;

    /** @param firstCore by tile, one of its cores */
    Ways(Geometry geometry, int[] firstCore, double betweenChips) {
        this.geometry = geometry;
        this.firstCore = firstCore;
        this.betweenChips = betweenChips;
        routing = new DimensionOrder(geometry);
        links = new int[firstCore.length][][];
        Arrays.fill(links, UNKNOWN);
        prices = new double[firstCore.length][0];
        isGrid = geometry.topology() == Geometry.Topology.MESH;
        x = Arrays.stream(firstCore).map(geometry::tileX).toArray();
        y = Arrays.stream(firstCore).map(geometry::tileY).toArray();
        int columns = geometry instanceof Geometry.Mesh mesh ? mesh.tilesX() : 1;
        int rows = geometry instanceof Geometry.Mesh mesh ? mesh.tilesY() : 1;
        chipX = Arrays.stream(x).map(column -> column / columns).toArray();
        chipY = Arrays.stream(y).map(row -> row / rows).toArray();
    }

    /** The energy of a link between chips, in links within a chip; at least 1. */
    static double betweenChips(EnergyTable energy) {
        double within = (energy.hopX().likely() + energy.hopY().likely()) / 2;
        Constant between = energy.hopBetweenChips();
        return between instanceof Constant.Absent || within <= 0 ? 1 : Math.max(1, between.likely() / within);
    }

    int linkNumbers() {
        return geometry.columns() * geometry.rows() * DIRECTIONS.size();
    }

    /** The price of the way from one tile to another. */
    double price(int from, int to) {
        return isGrid
                ? Math.abs(x[from] - x[to])
                        + Math.abs(y[from] - y[to])
                        + (betweenChips - 1) * (Math.abs(chipX[from] - chipX[to]) + Math.abs(chipY[from] - chipY[to]))
                : row(from)[to];
    }

    /** How much more the way from one tile to a third costs than that from another. */
    double difference(int from, int instead, int to) {
        return price(from, to) - price(instead, to);
    }

    private double[] row(int from) {
        if (prices[from].length == 0) {
            prices[from] = new double[firstCore.length];
            for (int to = 0; to < firstCore.length; to++) {
                prices[from][to] = sum(firstCore[from], firstCore[to]);
            }
        }
        return prices[from];
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (Link link : routing.route(from, to)) {
            sum += price(link);
        }
        return sum;
    }

    /** The numbers of the links from one tile to another. */
    int[] links(int from, int to) {
        if (links[from].length == 0) {
            links[from] = Arrays.stream(firstCore)
                    .mapToObj(core -> routing.route(firstCore[from], core).stream()
                            .mapToInt(this::number)
                            .toArray())
                    .toArray(int[][]::new);
        }
        return links[from][to];
    }

    private int number(Link link) {
        return (link.y() * geometry.columns() + link.x()) * DIRECTIONS.size() + DIRECTIONS.indexOf(link.direction());
    }

    /** By link number. */
    double[] linkPrices() {
        double[] ofLinks = new double[linkNumbers()];
        for (int y = 0; y < geometry.rows(); y++) {
            for (int x = 0; x < geometry.columns(); x++) {
                for (Link.Direction direction : DIRECTIONS) {
                    Link link = new Link(x, y, direction);
                    ofLinks[number(link)] = price(link);
                }
            }
        }
        return ofLinks;
    }

    private double price(Link link) {
        return link.isBetweenChips(geometry) ? betweenChips : 1;
    }
}
