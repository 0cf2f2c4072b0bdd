package org.spikeway.mapping.place;

import org.spikeway.chip.Geometry;

/** A layout of which every packet goes to one core, so that its price is a sum over pairs of parts. */
final class PacketLayout extends Layout {
    private final double[][] prices;

    PacketLayout(Geometry geometry, double betweenChips, int parts, int slots, PartFlows flows) {
        super(geometry, betweenChips, parts, slots, flows);
        prices = new double[tileOf[slots - 1] + 1][];
        for (int tile = 0; tile < prices.length; tile++) {
            prices[tile] = ways.pricesFrom(tile);
        }
    }

    @Override
    double change(int a, int b) {
        int tileA = tileOf[a];
        int tileB = tileOf[b];
        if (tileA == tileB) {
            return 0;
        }
        return move(partAt[a], partAt[b], prices[tileA], prices[tileB])
                + move(partAt[b], partAt[a], prices[tileB], prices[tileA]);
    }

    /** The change for all partners that stay; what two parts that change places send each other costs the same. */
    private double move(int part, int other, double[] from, double[] to) {
        if (part == EMPTY) {
            return 0;
        }
        double sum = 0;
        int[] of = partners[part];
        double[] weights = packets[part];
        for (int i = 0; i < of.length; i++) {
            int partner = of[i];
            if (partner == OUTSIDE || partner != other) {
                int tile = tile(partner);
                sum += weights[i] * (to[tile] - from[tile]);
            }
        }
        return sum;
    }

    @Override
    double price() {
        double sum = 0;
        for (int part = 0; part < parts(); part++) {
            double[] from = prices[tile(part)];
            for (int i = 0; i < partners[part].length; i++) {
                int partner = partners[part][i];
                sum += packets[part][i] * from[tile(partner)] * (partner == OUTSIDE ? 1 : 0.5);
            }
        }
        return sum;
    }
}
