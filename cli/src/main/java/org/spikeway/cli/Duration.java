package org.spikeway.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spikeway.chip.RefusedException;

/** A length of time as users write it: a number and a unit, such as {@code 1ms}, {@code 250us} or {@code 0.5s}. */
record Duration(long micros) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)(us|ms|s)");

    /** @param option that the text was given for */
    static Duration parse(String option, String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int power =
                    switch (matcher.group(2)) {
                        case "s" -> 6;
                        case "ms" -> 3;
                        default -> 0;
                    };
            BigDecimal micros = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power);
            if (micros.signum() > 0 && micros.stripTrailingZeros().scale() <= 0) {
                return new Duration(micros.longValueExact());
            }
        }
        throw new RefusedException(
                option + " '" + text + "' is no length of time. Write 1ms, 250us or 0.5s, in whole microseconds.");
    }
}
