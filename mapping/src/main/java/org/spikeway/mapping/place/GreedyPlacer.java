package org.spikeway.mapping.place;

import java.util.Arrays;

/** One part after another, next the one with most packets to those that lie already, on the free tile that is cheapest. */
final class GreedyPlacer extends Placer {
    GreedyPlacer() {
        super("greedy");
    }

    @Override
    void place(Layout layout, Effort effort) {
        int[] slots = new int[layout.parts()];
        Arrays.fill(slots, Layout.EMPTY);
        boolean[] taken = new boolean[layout.slots()];
        double[] pull = new double[layout.parts()];
        for (int i = 0; i < slots.length; i++) {
            int next = strongest(pull, slots);
            slots[next] = cheapest(layout, next, slots, taken);
            taken[slots[next]] = true;
            for (int p = 0; p < layout.partners[next].length; p++) {
                int partner = layout.partners[next][p];
                if (partner != Layout.OUTSIDE) {
                    pull[partner] += layout.packets[next][p];
                }
            }
        }
        layout.arrange(slots);
    }

    private static int strongest(double[] pull, int[] slots) {
        int best = -1;
        for (int part = 0; part < slots.length; part++) {
            if (slots[part] == Layout.EMPTY && (best < 0 || pull[part] > pull[best])) {
                best = part;
            }
        }
        return best;
    }

    private static int cheapest(Layout layout, int part, int[] slots, boolean[] taken) {
        int best = -1;
        double lowest = Double.POSITIVE_INFINITY;
        int tileBefore = -1;
        for (int slot = 0; slot < taken.length; slot++) {
            if (!taken[slot] && layout.tileOf[slot] != tileBefore) {
                tileBefore = layout.tileOf[slot];
                double price = price(layout, part, slots, tileBefore);
                if (price < lowest) {
                    lowest = price;
                    best = slot;
                }
            }
        }
        return best;
    }

    private static double price(Layout layout, int part, int[] slots, int tile) {
        double sum = 0;
        for (int p = 0; p < layout.partners[part].length; p++) {
            int partner = layout.partners[part][p];
            if (partner == Layout.OUTSIDE) {
                sum += layout.packets[part][p] * layout.ways.price(tile, 0);
            } else if (slots[partner] != Layout.EMPTY) {
                sum += layout.packets[part][p] * layout.ways.price(tile, layout.tileOf[slots[partner]]);
            }
        }
        return sum;
    }
}
