package org.spikeway.chip;

/** Checks that the constants of a cost table share a unit and are not negative. */
final class Costs {
    private Costs() {}

    static void require(String unit, Constant... constants) {
        for (Constant constant : constants) {
            if (!constant.unit().equals(unit) || constant.low() < 0) {
                throw new IllegalArgumentException(constant + " is not 0 " + unit + " or more");
            }
        }
    }
}
