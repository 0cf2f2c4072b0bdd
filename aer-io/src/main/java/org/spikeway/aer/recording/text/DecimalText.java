package org.spikeway.aer.recording.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a decimal number from ASCII bytes as a whole number of a small unit, exactly.
 *
 * <p>At scale 6, {@code 0.003820001} gives 3820: seconds to microseconds, rounded to the nearest, halves away from zero.
 * At scale 0 nothing is rounded: 12.0 gives 12, and 12.5 is invalid.
 */
final class DecimalText {
    /** What is no number, or none that fits into 63 bits. */
    static final long INVALID = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 40;
    private static final int LARGEST_EXPONENT = 30;

    private DecimalText() {}

    /** The number in bytes {@code from} to {@code to}, times 10^scale; {@link #INVALID} if there is none. */
    static long parse(ByteBuffer bytes, int from, int to, int scale) {
        int at = from;
        boolean negative = at < to && bytes.get(at) == '-';
        if (negative || (at < to && bytes.get(at) == '+')) {
            at++;
        }
        long value = 0;
        int digits = 0;
        int fraction = -1;
        boolean up = false;
        for (; at < to; at++) {
            int c = bytes.get(at);
            if (c == '.' && fraction < 0) {
                fraction = 0;
            } else if (c < '0' || c > '9') {
                return general(bytes, from, to, scale);
            } else if (fraction >= scale) {
                if (scale == 0 && c != '0') {
                    return general(bytes, from, to, scale);
                }
                // The first digit that is not kept decides the rounding.
                up |= fraction == scale && c >= '5';
                fraction++;
                digits++;
            } else {
                value = value * 10 + (c - '0');
                fraction += fraction < 0 ? 0 : 1;
                digits++;
            }
        }
        int missing = scale - Math.min(scale, Math.max(0, fraction));
        if (digits == 0 || to - from + missing > MOST_DIGITS) {
            return digits == 0 ? INVALID : general(bytes, from, to, scale);
        }
        for (; missing > 0; missing--) {
            value *= 10;
        }
        value += up ? 1 : 0;
        return negative ? -value : value;
    }

    /** Numbers with an exponent, and long ones. */
    private static long general(ByteBuffer bytes, int from, int to, int scale) {
        if (to - from > LONGEST) {
            return INVALID;
        }
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        try {
            BigDecimal number = new BigDecimal(new String(text, StandardCharsets.ISO_8859_1));
            if (Math.abs((long) number.scale()) > LARGEST_EXPONENT + LONGEST) {
                return number.signum() == 0 ? 0 : INVALID;
            }
            return number.scaleByPowerOfTen(scale)
                    .setScale(0, scale == 0 ? RoundingMode.UNNECESSARY : RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException noNumber) {
            return INVALID;
        }
    }
}
