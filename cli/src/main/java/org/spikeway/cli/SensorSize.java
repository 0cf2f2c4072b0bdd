package org.spikeway.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;

/** Reads sizes of sensors as users write them: {@code 640x480}. */
public final class SensorSize {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    private SensorSize() {}

    /** @throws UnreadableException if the text of the option is no size, or that of no sensor */
    public static Geometry of(String option, String text) throws UnreadableException {
        Matcher size = SIZE.matcher(text);
        Geometry geometry = size.matches()
                ? Geometry.orUnknown(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                : Geometry.UNKNOWN;
        if (!geometry.known()) {
            throw new UnreadableException(option + " " + text + ": no size. Write columns and rows such as 640x480.");
        }
        return geometry;
    }
}
