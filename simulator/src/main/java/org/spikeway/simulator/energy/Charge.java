package org.spikeway.simulator.energy;

import org.spikeway.chip.Constant;

/**
 * What one kind of operation of one layer on one core costs a sample.
 *
 * @param operation such as {@code synaptic operations}
 * @param layer index of the layer
 * @param core {@link #NO_CORE} for what no core of the chip does
 * @param count operations a sample; for static power, nanoseconds times the share of what is powered
 * @param low and {@code high}: the range that the assumptions behind the price leave, pJ
 */
public record Charge(
        String operation,
        int layer,
        int core,
        double count,
        double picojoules,
        double low,
        double high,
        String source) {
    /** The core of operations outside the chip. */
    public static final int NO_CORE = -1;

    /** That many operations at that price. */
    static Charge of(String operation, int layer, int core, double count, Constant each) {
        return new Charge(
                operation,
                layer,
                core,
                count,
                count * each.likely(),
                count * each.low(),
                count * each.high(),
                each.source());
    }
}
