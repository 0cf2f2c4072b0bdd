package org.spikeway.mapping.crossbar;

import org.spikeway.chip.Arithmetic.IntegerNumbers;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Crossbar;

/**
 * What one crossbar core of a chip holds.
 *
 * @param neurons at most {@link Crossbar#SIZE}
 * @param axons at most {@link Crossbar#SIZE}
 * @param types of axons, at most {@link Crossbar#TYPES}
 * @param longestDelay ticks, at most {@link Crossbar#LONGEST_DELAY}
 * @param largestWeight by axon type, with either sign
 * @param cores of all chips
 */
record CrossbarLimits(int neurons, int axons, int types, int longestDelay, int largestWeight, long cores) {
    /** @throws RefusedException for a chip whose cores are larger than those that can be simulated, or that has no whole numbers */
    static CrossbarLimits of(ChipModel chip) {
        CoreLimits limits = chip.limits();
        if (!(chip.arithmetic() instanceof IntegerNumbers integers)) {
            throw new RefusedException(
                    "chip " + chip.name()
                            + ": crossbar cores compute in whole numbers. Leave core.axonTypes unlimited, or take whole numbers.");
        }
        return new CrossbarLimits(
                within(chip, "neurons", limits.neurons() / compartments(integers), Crossbar.SIZE),
                within(chip, "input axons", Math.min(limits.inputAxons(), limits.fanIn()), Crossbar.SIZE),
                within(chip, "axon types", limits.axonTypes(), Crossbar.TYPES),
                (int) Math.min(limits.maxDelay(), Crossbar.LONGEST_DELAY),
                integers.weight().maxMantissa(),
                (long) chip.geometry().cores() * chip.geometry().chips());
    }

    private static int compartments(IntegerNumbers integers) {
        return Math.max(
                integers.resets().hard().orElse(1), integers.resets().soft().orElse(1));
    }

    private static int within(ChipModel chip, String things, long limit, int most) {
        if (limit > most) {
            throw new RefusedException("chip " + chip.name() + ": crossbar cores of "
                    + (limit == CoreLimits.UNLIMITED ? "unlimited " : limit + " ") + things
                    + " cannot be simulated. Give them at most " + most + ".");
        }
        if (limit < 1) {
            throw new RefusedException(
                    "chip " + chip.name() + ": a core has no room for its " + things + ". Give it more of them.");
        }
        return (int) limit;
    }
}
