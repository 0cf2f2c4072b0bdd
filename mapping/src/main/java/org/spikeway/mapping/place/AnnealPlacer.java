package org.spikeway.mapping.place;

/** Annealing from any order. */
final class AnnealPlacer extends Placer {
    AnnealPlacer() {
        super("anneal");
    }

    @Override
    void place(Layout layout, Effort effort) {
        int[] before = layout.slotOf.clone();
        new Annealing(layout, effort).run(1);
        keepCheaper(layout, before);
    }
}
