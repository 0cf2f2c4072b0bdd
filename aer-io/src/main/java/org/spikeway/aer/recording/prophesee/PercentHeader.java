package org.spikeway.aer.recording.prophesee;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.recording.FileHead;

/**
 * The text before the events of RAW and DAT files: lines of a percent sign, a space, a key, a space and a value, such
 * as {@code % geometry 640x480}.
 *
 * <p>The line {@code % end} closes it. Old files have no such line: there it ends at the first line that does not begin
 * with percent and space, or holds control characters and so is no text.
 *
 * @param fields values by key in lower case
 * @param end the first byte after the header
 * @param wholeLines whether the last line was ended; else the file ends inside of the header
 */
record PercentHeader(Map<String, String> fields, int end, boolean wholeLines) {
    private static final String START = "% ";

    /** The header of a file; null where the file does not begin with one. */
    static @Nullable PercentHeader of(FileHead head) {
        if (!head.startsWith(START)) {
            return null;
        }
        Map<String, String> fields = new TreeMap<>();
        int at = 0;
        while (head.holds(at, START)) {
            int end = lineEnd(head, at);
            if (end < 0) {
                break;
            }
            if (end == head.length()) {
                return new PercentHeader(fields, at, false);
            }
            String line = head.text(at + START.length(), end).strip();
            at = end + 1;
            if (line.equals("end")) {
                break;
            }
            int space = line.indexOf(' ');
            if (space > 0) {
                fields.put(
                        line.substring(0, space).toLowerCase(Locale.ROOT),
                        line.substring(space + 1).strip());
            }
        }
        return new PercentHeader(fields, at, true);
    }

    /** The place of the line feed, the head's length if there is none, or -1 if it is no line of text. */
    private static int lineEnd(FileHead head, int from) {
        int at = from;
        while (at < head.length() && head.at(at) != '\n') {
            int c = head.at(at++);
            if (c < ' ' && c != '\t' && c != '\r') {
                return -1;
            }
        }
        return at;
    }

    /** @throws UnreadableException if the file ends, or the head, inside of a line */
    void requireWhole(FileHead head) throws UnreadableException {
        if (!wholeLines) {
            throw new UnreadableException(String.format(
                    "%s: byte %,d: the header's last line does not end. The file is truncated: fetch it again.",
                    head.path(), end));
        }
    }

    /** The encoding that the header names: {@code EVT2}, {@code EVT21}, {@code EVT3}, {@code EVT4}; null if none. */
    @Nullable
    String encoding() {
        String format = fields.get("format");
        if (format != null) {
            return format.split(";", 2)[0].strip().toUpperCase(Locale.ROOT);
        }
        String evt = fields.get("evt");
        return evt == null ? null : "EVT" + evt.replace(".0", "").replace(".", "");
    }

    /** An option of the format line, such as width; null if it is not there. */
    @Nullable
    String option(String name) {
        for (String option : fields.getOrDefault("format", "").split(";", -1)) {
            if (option.strip().startsWith(name + "=")) {
                return option.strip().substring(name.length() + 1);
            }
        }
        return null;
    }

    /** What the header says of the sensor's size, or what is known of the camera that it names. */
    Geometry geometry() {
        String[] pair = fields.getOrDefault("geometry", "").split("x", -1);
        if (pair.length == 2) {
            return geometry(pair[0], pair[1]);
        }
        String width = option("width");
        String height = option("height");
        if (width != null && height != null) {
            return geometry(width, height);
        }
        if (fields.containsKey("width") && fields.containsKey("height")) {
            return geometry(fields.get("width"), fields.get("height"));
        }
        return ofSensor(fields.getOrDefault("plugin_name", "")
                + " " + fields.getOrDefault("sensor_name", "")
                + " " + fields.getOrDefault("sensor_generation", ""));
    }

    private static Geometry geometry(@Nullable String width, @Nullable String height) {
        return Geometry.orUnknown(number(width), number(height));
    }

    private static long number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
    }

    /** Sizes from the vendor's data sheets; old headers name only the camera's plugin. */
    private static Geometry ofSensor(String words) {
        String sensor = words.toLowerCase(Locale.ROOT);
        if (sensor.contains("genx320")) {
            return new Geometry(320, 320);
        }
        if (sensor.contains("gen3") || sensor.matches(".*\\b3\\.[01]\\b.*")) {
            return new Geometry(640, 480);
        }
        boolean hd = sensor.contains("gen4") || sensor.contains("imx636") || sensor.matches(".*\\b4\\.[0-2]\\b.*");
        return hd ? new Geometry(1280, 720) : Geometry.UNKNOWN;
    }

    RecordingInfo info(String format, Geometry geometry) {
        String sensor = fields.getOrDefault("sensor_name", fields.get("plugin_name"));
        return new RecordingInfo(format, sensor, geometry, org.spikeway.aer.event.Origin.UPPER_LEFT, fields);
    }
}
