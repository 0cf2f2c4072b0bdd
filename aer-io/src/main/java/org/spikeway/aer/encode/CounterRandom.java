package org.spikeway.aer.encode;

/**
 * Random numbers that depend on nothing but their place: seed, image, tick and pixel.
 *
 * <p>The key is a sum, and splitmix64 (Steele, Lea, Flood, OOPSLA 2014) turns it into 64 mixed bits:
 *
 * <pre>
 *  bit 63        48 47           32 31       20 19            0
 *  +---------------+---------------+-----------+---------------+
 *  | seed (low 16) | image         | tick      | pixel (CHW)   |
 *  +---------------+---------------+-----------+---------------+
 *
 *  z = key + 9E3779B97F4A7C15;  z = (z ^ z&gt;&gt;&gt;30) · BF58476D1CE4E5B9;
 *  z = (z ^ z&gt;&gt;&gt;27) · 94D049BB133111EB;  z = z ^ z&gt;&gt;&gt;31;  u = (z&gt;&gt;&gt;11) · 2^-53
 * </pre>
 *
 * <p>Keys of different places differ for seed and image below 65,536, tick below 4,096 and pixel below 1,048,576.
 * Larger values are added all the same (modulo 2^64) and carry into the field beside: tick 4,096 of an image is tick 0
 * of the next one. For example seed 12345, image 0, tick 1, pixel 0 gives u = 0.8361004479742705.
 */
final class CounterRandom {
    private static final long INCREMENT = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /** The key of pixel 0; the key of another pixel is so much greater. */
    static long key(long seed, int image, int tick) {
        return (seed << 48) + ((long) image << 32) + ((long) tick << 20);
    }

    /** The number u at a key, in units of 2^-53: 0 to 2^53 - 1. */
    static long bits53(long key) {
        long z = key + INCREMENT;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 11;
    }
}
