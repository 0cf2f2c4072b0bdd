package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One way to price a run, in picojoules a sample, split by operation, layer and core.
 *
 * @param line 1 operations only, 2 with memory, 3 the modelled chip, 4 the ANN of as many bits as the ticks carry
 * @param name what is priced and how: {@code ann operations}, {@code snn operations}, {@code loihi}
 */
public record Bill(int line, String name, List<Charge> charges) {
    public Bill {
        charges = List.copyOf(charges);
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

    /** By kind of operation, in the order of the first of each. */
    public List<Part> parts() {
        return sums(Charge::operation);
    }

    /** By layer; the names are indices of layers. */
    public List<Part> byLayer() {
        return sums(charge -> String.valueOf(charge.layer()));
    }

    private List<Part> sums(Function<Charge, String> key) {
        Map<String, Part> sums = new LinkedHashMap<>();
        for (Charge charge : charges) {
            String name = key.apply(charge);
            Part before = sums.get(name);
            Part sum = before == null ? new Part(name, 0, 0, 0, 0, charge.source()) : before;
            sums.put(name, sum.plus(charge));
        }
        return new ArrayList<>(sums.values());
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
        for (Part part : parts()) {
            sum += value.applyAsDouble(part);
        }
        return sum;
    }

    public List<String> sources() {
        return charges.stream().map(Charge::source).distinct().toList();
    }
}
