package org.spikeway.chip.neuron;

/**
 * Random numbers without a state: each follows from the seed, the tick and the place alone, so neither the order of updates
 * nor the number of threads changes them.
 *
 * <p>Two rounds of the 64-bit mixer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), once over the tick and once over the
 * place.
 */
public record CounterRandom(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /**
     * Uniform in {@code 0 … 2^bits − 1}.
     *
     * @param bits 1 to 32
     */
    public long draw(int bits, long tick, long place) {
        return mix(mix(seed + tick * GOLDEN) ^ mix(place * GOLDEN + 1)) >>> (64 - bits);
    }

    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
