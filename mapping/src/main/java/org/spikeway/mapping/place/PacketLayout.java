package org.spikeway.mapping.place;

import org.spikeway.chip.Geometry;

/** A layout of which every packet goes to one core, so that its price is a sum over pairs of parts. */
final class PacketLayout extends Layout {
    PacketLayout(Geometry geometry, double betweenChips, int parts, int slots, PartFlows flows) {
        super(geometry, betweenChips, parts, slots, flows);
    }

    @Override
    double change(int a, int b) {
        int tileA = tileOf[a];
        int tileB = tileOf[b];
        if (tileA == tileB) {
            return 0;
        }
        return move(partAt[a], partAt[b], tileA, tileB) + move(partAt[b], partAt[a], tileB, tileA);
    }

    /** The change for all partners that stay; what two parts that change places send each other costs the same. */
    private double move(int part, int other, int from, int to) {
        if (part == EMPTY) {
            return 0;
        }
        double sum = 0;
        int[] of = partners[part];
        double[] weights = packets[part];
        for (int i = 0; i < of.length; i++) {
            int partner = of[i];
            if (partner == OUTSIDE || partner != other) {
                sum += weights[i] * ways.difference(to, from, tile(partner));
            }
        }
        return sum;
    }

    @Override
    double price() {
        double sum = 0;
        for (int part = 0; part < parts(); part++) {
            int from = tile(part);
            for (int i = 0; i < partners[part].length; i++) {
                int partner = partners[part][i];
                sum += packets[part][i] * ways.price(from, tile(partner)) * (partner == OUTSIDE ? 1 : 0.5);
            }
        }
        return sum;
    }
}
