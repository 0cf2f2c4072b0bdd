package org.spikeway.examples.digits;

/**
 * A stream of random numbers fixed by a seed and a counter, the same on every machine.
 *
 * <p>SplitMix64 (Steele, Lea and Flood 2014): a counter with a fixed step, mixed to 64 random bits. Only whole-number
 * arithmetic and exactly rounded floating-point operations are used.
 */
final class Chance {
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final int NORMAL_TERMS = 12;

    private long state;

    /**
     * @param seed what the user chose
     * @param purpose keeps streams for different uses of one counter apart
     */
    Chance(long seed, long purpose, long counter) {
        state = mix(mix(mix(seed + STEP) + purpose) + counter);
    }

    private long next() {
        state += STEP;
        return mix(state);
    }

    /** A number in {@code [0, bound)}; the bound is small, so the bias of the remainder does not matter. */
    int below(int bound) {
        return (int) ((next() >>> 1) % bound);
    }

    /** A number in {@code [low, high)}. */
    double uniform(double low, double high) {
        return low + (high - low) * (next() >>> 11) * 0x1p-53;
    }

    /** Mean 0 and deviation 1: the sum of twelve uniform numbers, never beyond ±6. */
    double normal() {
        double sum = -NORMAL_TERMS / 2.0;
        for (int i = 0; i < NORMAL_TERMS; i++) {
            sum += uniform(0, 1);
        }
        return sum;
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
