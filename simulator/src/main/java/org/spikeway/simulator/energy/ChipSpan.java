package org.spikeway.simulator.energy;

/**
 * The time that a chip takes for a run, in nanoseconds, with the range that assumptions about its ticks leave.
 *
 * @param nanos all samples
 * @param tickNanos the part of every tick that does not depend on what cores do: its barrier and longest way, or its
 *     fixed length
 * @param low and {@code high}: the range of {@code nanos}
 */
public record ChipSpan(double nanos, double tickNanos, double low, double high) {
    /** A chip without timing. */
    public static final ChipSpan NONE = new ChipSpan(0, 0, 0, 0);

    public ChipSpan {
        if (!(low >= 0 && low <= nanos && nanos <= high && tickNanos >= 0) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("a time of " + low + ", " + nanos + ", " + high + " ns");
        }
    }
}
