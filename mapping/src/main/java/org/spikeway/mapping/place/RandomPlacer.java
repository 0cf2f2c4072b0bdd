package org.spikeway.mapping.place;

import java.util.SplittableRandom;

/** Any core for any part, all arrangements equally likely: what others are compared with. */
final class RandomPlacer extends Placer {
    RandomPlacer() {
        super("random");
    }

    @Override
    void place(Layout layout, Effort effort) {
        SplittableRandom random = new SplittableRandom(effort.seed());
        for (int slot = layout.slots() - 1; slot > 0; slot--) {
            layout.exchange(slot, random.nextInt(slot + 1));
        }
    }
}
