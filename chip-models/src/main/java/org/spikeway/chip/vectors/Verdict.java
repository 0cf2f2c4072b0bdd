package org.spikeway.chip.vectors;

import java.util.Optional;

/**
 * What came out of replaying one file of test vectors.
 *
 * @param model which model was replayed: {@code truenorth core}
 * @param ticks ticks compared, up to the first difference
 * @param values values compared, up to the first difference
 * @param difference empty: equal
 */
public record Verdict(String model, int ticks, long values, Optional<Difference> difference) {

    /**
     * The first value that is not as it should be.
     *
     * @param tick from 0
     * @param what {@code u}, {@code v} or {@code spike}
     */
    public record Difference(int tick, int neuron, String what, String expected, String got) {
        @Override
        public String toString() {
            return "tick " + tick + ", neuron " + neuron + ", " + what + ": expected " + expected + ", got " + got;
        }
    }
}
