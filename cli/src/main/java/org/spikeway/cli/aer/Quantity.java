package org.spikeway.cli.aer;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.filter.TimeWindow;

/** Reads rates and windows as users write them: {@code 2.5M}. */
final class Quantity {
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d+)?)([a-zA-Z]*)");
    private static final Map<String, Double> UNITS = Map.of("", 1.0, "k", 1e3, "M", 1e6);

    private Quantity() {}

    /** Events a second. */
    static double rate(String option, String text) throws UnreadableException {
        Matcher number = NUMBER.matcher(text);
        Double unit = number.matches() ? UNITS.get(number.group(2)) : null;
        if (unit == null) {
            throw new UnreadableException(
                    option + " " + text + ": not understood. Write a number such as 500, 20k or 1.5M.");
        }
        return Double.parseDouble(number.group(1)) * unit;
    }

    /** A window in which there can be an event. */
    static TimeWindow window(String option, long from, long until) throws UnreadableException {
        if (until <= from) {
            throw new UnreadableException(option + ": the window ends before it begins, from " + from + " us until "
                    + until + " us. Write the earlier time first.");
        }
        return new TimeWindow(from, until);
    }
}
