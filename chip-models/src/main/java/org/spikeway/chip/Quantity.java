package org.spikeway.chip;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of number in a chip file: the units it may be written in, the first of which it is kept in.
 *
 * @param name as in messages: {@code energy}
 * @param units with their factors to the first
 * @param whole whether only whole numbers make sense
 */
record Quantity(String name, List<Unit> units, boolean whole) {
    static final Quantity ENERGY =
            of("energy", "pJ", "1", "fJ", "1e-3", "nJ", "1e3", "µJ", "1e6", "μJ", "1e6", "uJ", "1e6");
    static final Quantity TIME =
            of("time", "ns", "1", "ps", "1e-3", "µs", "1e3", "μs", "1e3", "us", "1e3", "ms", "1e6");
    static final Quantity POWER = of("power", "mW", "1", "µW", "1e-3", "μW", "1e-3", "uW", "1e-3", "W", "1e3");
    static final Quantity FREQUENCY = of("frequency", "MHz", "1", "kHz", "1e-3", "GHz", "1e3");
    static final Quantity BITS = new Quantity(
            "memory",
            of("memory", "bit", "1", "byte", "8", "Kibit", "1024", "KiB", "8192", "MiB", "8388608")
                    .units(),
            true);

    /** One way to write it. */
    record Unit(String name, BigDecimal factor) {}

    /** A number of things, e.g. {@code axons}. */
    static Quantity count(String things) {
        return new Quantity("a number of " + things, List.of(new Unit(things, BigDecimal.ONE)), true);
    }

    /** Time that may also be written in cycles of a clock. */
    static Quantity timeAt(Constant clock) {
        List<Unit> units = new ArrayList<>(TIME.units);
        BigDecimal cycle = new BigDecimal(1000).divide(BigDecimal.valueOf(clock.likely()), MathContext.DECIMAL64);
        units.add(new Unit("cycles", cycle));
        return new Quantity(TIME.name, List.copyOf(units), false);
    }

    private static Quantity of(String name, String... unitsAndFactors) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            units.add(new Unit(unitsAndFactors[i], new BigDecimal(unitsAndFactors[i + 1])));
        }
        return new Quantity(name, List.copyOf(units), false);
    }

    /** Whether it can be written in one unit only, so that its key says which. */
    boolean isCount() {
        return units.size() == 1;
    }

    String base() {
        return units.get(0).name();
    }

    Optional<Unit> unit(String unitName) {
        return units.stream().filter(unit -> unit.name().equals(unitName)).findFirst();
    }

    String unitNames() {
        return units.stream().map(Unit::name).collect(Collectors.joining(", "));
    }
}
