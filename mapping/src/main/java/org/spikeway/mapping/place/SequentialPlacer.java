package org.spikeway.mapping.place;

/** Core by core in the order of the layers, tile after tile and chip after chip. */
final class SequentialPlacer extends Placer {
    SequentialPlacer() {
        super("sequential");
    }

    @Override
    void place(Layout layout, Effort effort) {
        // A layout begins in this order.
    }
}
