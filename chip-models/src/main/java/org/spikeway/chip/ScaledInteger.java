package org.spikeway.chip;

/**
 * The range of a number {@code mantissa·2^exponent} as a chip stores it.
 *
 * <p>Example: 8 bits with exponents 0 to 6 hold −128·2^6 to 127·2^6.
 *
 * @param mantissaBits bits of the signed mantissa, two's complement, 2 to 31
 * @param minExponent smallest exponent, 0 or more: values are whole multiples of the weight unit
 * @param maxExponent largest exponent, at most 31
 */
public record ScaledInteger(int mantissaBits, int minExponent, int maxExponent) {
    public ScaledInteger {
        if (mantissaBits < 2 || mantissaBits > 31) {
            throw new IllegalArgumentException("a mantissa of " + mantissaBits + " bits is not within 2 to 31");
        }
        if (minExponent < 0 || minExponent > maxExponent || maxExponent > 31) {
            throw new IllegalArgumentException(
                    "exponents " + minExponent + " to " + maxExponent + " are no range within 0 to 31");
        }
    }

    /** The largest mantissa, {@code 2^(bits − 1) − 1}; the smallest is {@code −max − 1}. */
    public int maxMantissa() {
        return (1 << (mantissaBits - 1)) - 1;
    }
}
