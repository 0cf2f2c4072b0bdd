package org.spikeway.mapping.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.chip.Constant;
import org.spikeway.chip.EnergyTable;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.route.DimensionOrder;
import org.spikeway.chip.route.Link;

/** What the ways between tiles cost: 1 a link, and more where a link between chips takes more energy than one within. */
final class Ways {
    private static final int DIRECTIONS = Link.Direction.values().length;

    private final Geometry geometry;
    private final DimensionOrder routing;
    private final int[] firstCore;
    private final double betweenChips;
    private final Map<Integer, double[]> prices = new HashMap<>();
    private final Map<Integer, int[]> links = new HashMap<>();

    /** @param firstCore by tile, one of its cores */
    Ways(Geometry geometry, int[] firstCore, double betweenChips) {
        this.geometry = geometry;
        this.firstCore = firstCore;
        this.betweenChips = betweenChips;
        routing = new DimensionOrder(geometry);
    }

    /** The energy of a link between chips, in links within a chip; at least 1. */
    static double betweenChips(EnergyTable energy) {
        double within = (energy.hopX().likely() + energy.hopY().likely()) / 2;
        Constant between = energy.hopBetweenChips();
        return between instanceof Constant.Absent || within <= 0 ? 1 : Math.max(1, between.likely() / within);
    }

    int linkNumbers() {
        return geometry.columns() * geometry.rows() * DIRECTIONS;
    }

    /** The prices of the ways from one tile to each. */
    double[] pricesFrom(int tile) {
        double[] known = prices.get(tile);
        if (known == null) {
            known = new double[firstCore.length];
            for (int to = 0; to < known.length; to++) {
                for (Link link : routing.route(firstCore[tile], firstCore[to])) {
                    known[to] += price(link);
                }
            }
            prices.put(tile, known);
        }
        return known;
    }

    /** The numbers of the links from one tile to another. */
    int[] links(int from, int to) {
        int at = from * firstCore.length + to;
        int[] known = links.get(at);
        if (known == null) {
            List<Link> route = routing.route(firstCore[from], firstCore[to]);
            known = route.stream().mapToInt(this::number).toArray();
            links.put(at, known);
        }
        return known;
    }

    private int number(Link link) {
        return (link.y() * geometry.columns() + link.x()) * DIRECTIONS
                + link.direction().ordinal();
    }

    /** By link number. */
    double[] linkPrices() {
        double[] ofLinks = new double[linkNumbers()];
        for (int y = 0; y < geometry.rows(); y++) {
            for (int x = 0; x < geometry.columns(); x++) {
                for (Link.Direction direction : Link.Direction.values()) {
                    Link link = new Link(x, y, direction);
                    ofLinks[number(link)] = price(link);
                }
            }
        }
        return ofLinks;
    }

    private double price(Link link) {
        int toX = Math.floorMod(link.toX(), geometry.columns());
        int toY = Math.floorMod(link.toY(), geometry.rows());
        return geometry.chipAt(link.x(), link.y()) == geometry.chipAt(toX, toY) ? 1 : betweenChips;
    }
}
