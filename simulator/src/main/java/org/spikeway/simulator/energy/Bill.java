package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One way to price a run, in picojoules a sample, split by operation, layer and core. */
public final class Bill {
    private final int line;
    private final String name;
    private final List<Charge> charges;
    private final List<Part> parts;

    Bill(int line, String name, List<Charge> charges) {
        this.line = line;
        this.name = name;
        this.charges = List.copyOf(charges);
        parts = sums(Charge::operation);
    }

    /**
     * Charges added up.
     *
     * @param count operations a sample; for static power, nanoseconds × what is powered
     * @param low and {@code high}: the range that the assumptions behind it leave
     */
    public record Part(String name, double count, double picojoules, double low, double high, String source) {
        private Part plus(Charge charge) {
            return new Part(
                    name,
                    count + charge.count(),
                    picojoules + charge.picojoules(),
                    low + charge.low(),
                    high + charge.high(),
                    source);
        }
    }

    /** 1 operations only, 2 with memory, 3 the modelled chip, 4 the ANN of as many bits as the ticks carry. */
    public int line() {
        return line;
    }

    /** What is priced and how: {@code ann operations}, {@code snn operations}, {@code loihi}. */
    public String name() {
        return name;
    }

    public List<Charge> charges() {
        return charges;
    }

    /** By kind of operation, in the order of the first of each. */
    public List<Part> parts() {
        return parts;
    }

    /** By layer; the names are indices of layers. */
    public List<Part> byLayer() {
        return sums(charge -> String.valueOf(charge.layer()));
    }

    private List<Part> sums(Function<Charge, String> key) {
        Map<String, Part> sums = new LinkedHashMap<>();
        for (Charge charge : charges) {
            String by = key.apply(charge);
            Part before = sums.get(by);
            Part sum = before == null ? new Part(by, 0, 0, 0, 0, charge.source()) : before;
            sums.put(by, sum.plus(charge));
        }
        return List.copyOf(new ArrayList<>(sums.values()));
    }

    public double picojoules() {
        return sum(Part::picojoules);
    }

    public double low() {
        return sum(Part::low);
    }

    public double high() {
        return sum(Part::high);
    }

    /** Added one after another, as a reader of the parts does, so that the total is theirs to the last digit. */
    private double sum(ToDoubleFunction<Part> value) {
        double sum = 0;
        for (Part part : parts) {
            sum += value.applyAsDouble(part);
        }
        return sum;
    }

    public List<String> sources() {
        return parts.stream().map(Part::source).distinct().toList();
    }
}
