package org.spikeway.chip.program;

/**
 * The part of a population that one core owns.
 *
 * @param core the core's id on the chip, or {@link #HOST} for a source outside it
 */
public record Slice(int id, int population, Box box, int core) {
    /** The core id of sources outside the chip. */
    public static final int HOST = -1;
}
