package org.spikeway.mapping.place;

import java.util.Arrays;

/** A way to find cores for the parts of a program. Each is one class without state, listed in {@link Placers}. */
public abstract class Placer {
    private final String name;

    Placer(String name) {
        this.name = name;
    }

    /** As on the command line. */
    public String name() {
        return name;
    }

    /** Moves the parts of a layout that begin in order. */
    abstract void place(Layout layout, Effort effort);

    /** Keeps the cheaper of two arrangements of a layout: the one at hand and another. */
    static void keepCheaper(Layout layout, int[] other) {
        int[] now = Arrays.copyOf(layout.slotOf, layout.slotOf.length);
        double price = layout.price();
        layout.arrange(other);
        if (layout.price() > price) {
            layout.arrange(now);
        }
    }
}
