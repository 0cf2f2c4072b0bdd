package org.spikeway.chip.vectors;

import java.util.Optional;

/** Compares values as they come and keeps the first difference. */
final class Comparison {
    private final String model;
    private int ticks;
    private long values;
    private Optional<Verdict.Difference> first = Optional.empty();

    Comparison(String model) {
        this.model = model;
    }

    boolean isEqual() {
        return first.isEmpty();
    }

    void tickDone() {
        ticks++;
    }

    void number(int tick, int neuron, String what, long expected, long got) {
        values++;
        if (expected != got && first.isEmpty()) {
            first = Optional.of(
                    new Verdict.Difference(tick, neuron, what, String.valueOf(expected), String.valueOf(got)));
        }
    }

    /** Both ascending; the first neuron that is in one and not in the other is the difference. */
    void spikes(int tick, int neurons, int[] expected, int[] got, int count) {
        int e = 0;
        int g = 0;
        for (int neuron = 0; neuron < neurons; neuron++) {
            boolean should = e < expected.length && expected[e] == neuron;
            boolean does = g < count && got[g] == neuron;
            e += should ? 1 : 0;
            g += does ? 1 : 0;
            values++;
            if (should != does && first.isEmpty()) {
                first = Optional.of(new Verdict.Difference(tick, neuron, "spike", yes(should), yes(does)));
            }
        }
    }

    private static String yes(boolean spike) {
        return spike ? "yes" : "no";
    }

    Verdict verdict() {
        return new Verdict(model, ticks, values, first);
    }
}
