package org.spikeway.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spikeway.chip.RefusedException;

/**
 * Time as users write it: a number and a unit, such as {@code 1ms}, {@code 250us} or {@code 0.5s}, in whole
 * microseconds. No number stands alone but 0, since it could be of any unit.
 *
 * @param micros the length in microseconds, 1 or more
 */
public record Duration(long micros) {
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,6})?)(us|ms|s)");
    private static final String EXAMPLES = "Write 1ms, 250us or 0.5s, in whole microseconds.";

    /**
     * A length of time.
     *
     * @param option that the text was given for
     * @throws RefusedException if it is none, or not over 0
     */
    public static Duration parse(String option, String text) {
        return micros(text)
                .filter(micros -> micros > 0)
                .map(Duration::new)
                .orElseThrow(() -> new RefusedException(option + " '" + text + "' is no length of time. " + EXAMPLES));
    }

    /**
     * A time on the clock of a recording, in microseconds; it may be 0 or less.
     *
     * @param option that the text was given for
     * @throws RefusedException if it is none
     */
    public static long time(String option, String text) {
        return micros(text).orElseThrow(() -> new RefusedException(option + " '" + text + "' is no time. " + EXAMPLES));
    }

    private static Optional<Long> micros(String text) {
        Matcher matcher = TEXT.matcher(text.equals("0") ? "0us" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power =
                switch (matcher.group(2)) {
                    case "s" -> 6;
                    case "ms" -> 3;
                    default -> 0;
                };
        BigDecimal micros = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power);
        boolean whole = micros.stripTrailingZeros().scale() <= 0;
        return whole && micros.toBigInteger().bitLength() < Long.SIZE
                ? Optional.of(micros.longValueExact())
                : Optional.empty();
    }
}
