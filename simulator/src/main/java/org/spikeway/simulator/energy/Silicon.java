package org.spikeway.simulator.energy;

import org.spikeway.chip.Constant;

/**
 * What operations cost in 45 nm at 0.9 V, after Horowitz, ISSCC 2014; what is not in that table is an assumption made
 * from it.
 */
final class Silicon {
    private static final String HOROWITZ = "Horowitz, ISSCC 2014 (45 nm, 0.9 V): ";
    private static final double INT8_MULTIPLY = 0.2;
    private static final double INT32_ADD = 0.1;
    private static final double WORD = 5;
    private static final int WORD_BITS = 32;

    static final Constant MAC = published(4.6, HOROWITZ + "32-bit floating-point multiply 3.7 pJ, add 0.9 pJ");
    static final Constant AC = published(0.9, HOROWITZ + "32-bit floating-point add 0.9 pJ");

    /** A word of 32 bit from or to memory. */
    static final Constant MEMORY = new Constant.Assumed(
            WORD,
            WORD,
            10 * WORD,
            "pJ",
            HOROWITZ + "8 KB SRAM 5 pJ a 32-bit word; up to ten times in memories of a megabyte");

    /** Computing where the synapses of an event lie: a multiply-add for each of two dimensions. */
    static final Constant EVENT_ADDRESS = published(
            2 * (3.1 + INT32_ADD),
            "Lemaire et al. 2022, arXiv 2210.13107, addressing; " + HOROWITZ + "INT32 multiply 3.1 pJ, add 0.1 pJ");

    /** Going on to the next synapse of an event. */
    static final Constant SYNAPSE_ADDRESS =
            published(INT32_ADD, "Lemaire et al. 2022, arXiv 2210.13107, addressing; " + HOROWITZ + "INT32 add 0.1 pJ");

    private Silicon() {}

    /** A multiply-accumulate of whole numbers: a product of bit widths, as 8 and 32 bit suggest, and an INT32 add. */
    static Constant mac(int activationBits, int weightBits) {
        double product = INT8_MULTIPLY * activationBits * weightBits / 64;
        int wider = Math.max(activationBits, weightBits);
        return new Constant.Assumed(
                product + INT32_ADD,
                product + INT32_ADD,
                INT8_MULTIPLY * wider * wider / 64 + INT32_ADD,
                "pJ",
                HOROWITZ + "INT8 multiply 0.2 pJ times the widths " + activationBits + " × " + weightBits
                        + " over 8 × 8 (INT32 bears this out: 3.1 pJ), INT32 add 0.1 pJ; at most both as wide as the wider");
    }

    /** That many bits from or to memory, packed into words. */
    static Constant memory(int bits) {
        double share = (double) bits / WORD_BITS;
        return new Constant.Assumed(
                share * MEMORY.low(),
                share * MEMORY.likely(),
                share * MEMORY.high(),
                "pJ",
                HOROWITZ + "8 KB SRAM 5 pJ a 32-bit word, " + bits
                        + " bits of one; up to ten times in memories of a megabyte");
    }

    private static Constant published(double picojoules, String source) {
        return new Constant.Published(picojoules, "pJ", source);
    }
}
