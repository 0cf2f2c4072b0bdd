package org.spikeway.mapping.place;

import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.RefusedException;

/** A way to find cores for the parts of a program. Each is one class without state, listed in {@link #ALL}. */
public abstract class Placer {
    private static final List<Placer> ALL = List.of(
            new SequentialPlacer(), new CurvePlacer(), new GreedyPlacer(), new AnnealPlacer(), new MultilevelPlacer());

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

    /** The placer of that name. */
    public static Placer named(String name) {
        return ALL.stream().filter(placer -> placer.name.equals(name)).findFirst().orElseThrow(() ->
                new RefusedException("--placer '" + name + "' is unknown. Use "
                        + String.join(", ", ALL.stream().map(Placer::name).toList()) + "."));
    }

    /** All that a user can choose. */
    public static List<Placer> all() {
        return ALL;
    }

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
