package org.spikeway.simulator.energy;

import java.util.List;

/**
 * One way to price a run, in picojoules a sample.
 *
 * @param name what is priced and how: {@code ann operations}, {@code snn operations}, {@code loihi}
 */
public record Bill(String name, List<Part> parts) {
    public Bill {
        parts = List.copyOf(parts);
    }

    /**
     * One line of a bill.
     *
     * @param count operations a sample; for static power, nanoseconds × chips
     * @param low and {@code high}: the range that the assumptions behind it leave
     */
    public record Part(String name, double count, double picojoules, double low, double high, String source) {}

    public double picojoules() {
        return parts.stream().mapToDouble(Part::picojoules).sum();
    }

    public double low() {
        return parts.stream().mapToDouble(Part::low).sum();
    }

    public double high() {
        return parts.stream().mapToDouble(Part::high).sum();
    }

    public List<String> sources() {
        return parts.stream().map(Part::source).distinct().toList();
    }
}
