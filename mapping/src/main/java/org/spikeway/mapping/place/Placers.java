package org.spikeway.mapping.place;

import java.util.List;
import org.spikeway.chip.Nearest;
import org.spikeway.chip.RefusedException;

/** The placers that a user can choose, by name. */
public final class Placers {
    private static final List<Placer> ALL = List.of(
            new SequentialPlacer(), new CurvePlacer(), new GreedyPlacer(), new AnnealPlacer(), new MultilevelPlacer());

    private Placers() {}

    /** The placer of that name. */
    public static Placer named(String name) {
        return ALL.stream()
                .filter(placer -> placer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("--placer '" + name + "' is unknown."
                        + Nearest.hint(name, names()) + " Use " + String.join(", ", names()) + "."));
    }

    private static List<String> names() {
        return ALL.stream().map(Placer::name).toList();
    }

    /** All of them. */
    public static List<Placer> all() {
        return ALL;
    }
}
